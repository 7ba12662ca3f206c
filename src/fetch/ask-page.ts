// Asks for an article's page, as robots.txt and the site's rests allow.

import type { Clock } from '../domain/clock.js';
import { hostOf, type Answered, type Ask } from './answer.js';
import { minuteMs } from './cadence.js';
import { retryAfterMs } from './freshness.js';
import { judgePage } from './page.js';
import type { Rests } from './rests.js';
import type { Robots } from './robots-of-host.js';

export type PageOutcome =
  | { readonly kind: 'page'; readonly answer: Answered }
  | { readonly kind: 'none'; readonly why: string }
  /** Worth another try. */
  | { readonly kind: 'later'; readonly why: string };

export interface PageParts {
  readonly ask: Ask;
  readonly robots: Robots;
  readonly rests: Rests;
  readonly clock: Clock;
}

const restMsWithoutWord = 15 * minuteMs;

export async function askPage(url: string, parts: PageParts): Promise<PageOutcome> {
  const { ask, rests, clock } = parts;
  if (!URL.canParse(url)) return { kind: 'none', why: 'Its address is none.' };
  if (rests.until(hostOf(url), clock()) !== undefined) {
    return { kind: 'later', why: 'The site has asked for a rest.' };
  }
  const refused = await refusedByRobots(url, parts);
  if (refused !== undefined) return refused;
  const outcome = await ask(url);
  if (outcome.kind === 'answer' && outcome.status === 429) {
    const wait = retryAfterMs(outcome.headers, clock()) ?? restMsWithoutWord;
    rests.add([...new Set([hostOf(url), hostOf(outcome.url)])], clock() + wait);
  }
  const verdict = judgePage(outcome);
  if (verdict.kind !== 'page') return verdict;
  if (outcome.kind !== 'answer') return { kind: 'none', why: outcome.reason };
  // A redirect may have led to where the robots.txt of another site, or another rule, holds.
  const there = outcome.url === url ? undefined : await refusedByRobots(outcome.url, parts);
  return there ?? { kind: 'page', answer: outcome };
}

async function refusedByRobots(
  url: string,
  { robots }: PageParts,
): Promise<PageOutcome | undefined> {
  const verdict = await robots.judge(url);
  if (verdict === 'allowed') return undefined;
  return verdict === 'forbidden'
    ? { kind: 'none', why: 'Its robots.txt asks us not to read it.' }
    : { kind: 'later', why: 'Its robots.txt cannot be had.' };
}
