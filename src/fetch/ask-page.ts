// Asks for an article's page, as robots.txt and the site's rests allow.

import type { Clock } from '../domain/clock.js';
import { minuteMs } from '../domain/time.js';
import { hostOf, type Answered, type Ask, type Outcome } from './answer.js';
import { retryAfterMs } from './freshness.js';
import { judgePage } from './page.js';
import type { Rests } from './rests.js';
import { robotsUnknownMs, type Robots } from './robots-of-host.js';

export type PageOutcome =
  | { readonly kind: 'page'; readonly answer: Answered }
  | { readonly kind: 'none'; readonly why: string }
  /** Worth another try: soon, or not before `until`. */
  | {
      readonly kind: 'later';
      readonly why: string;
      readonly until?: number;
      /** The whole host is to be left alone until then. */
      readonly isNewRest?: true;
    };

/** Works when it is the host's turn. Fault `unavailable` when the fetcher stops before. */
export type InTurn = <T>(url: string, work: () => Promise<T>) => Promise<T>;

export interface PageParts {
  readonly ask: Ask;
  readonly inTurn: InTurn;
  readonly robots: Robots;
  readonly rests: Rests;
  readonly clock: Clock;
}

const restMsWithoutWord = 15 * minuteMs;
const restMsMin = minuteMs;

export async function askPage(url: string, parts: PageParts): Promise<PageOutcome> {
  if (!URL.canParse(url)) return { kind: 'none', why: 'Its address is none.' };
  const refused = restOf(url, parts) ?? (await refusedByRobots(url, parts));
  if (refused !== undefined) return refused;
  const answered = await parts.inTurn(
    url,
    async () => restOf(url, parts) ?? (await asked(url, parts)),
  );
  if (answered.kind !== 'page' || answered.answer.url === url) return answered;
  // A redirect may have led to where the robots.txt of another site, or another rule, holds.
  return (await refusedByRobots(answered.answer.url, parts)) ?? answered;
}

/** While it is the host's turn: a rest is known before the next one begins. */
async function asked(url: string, { ask, rests, clock }: PageParts): Promise<PageOutcome> {
  const outcome = await ask(url);
  const named = timeNamed(outcome, clock());
  if (named?.isNewRest) {
    rests.add([...new Set([hostOf(url), hostOf(outcome.url)])], named.until);
  }
  const verdict = judgePage(outcome);
  if (verdict.kind === 'later') return { ...verdict, ...named };
  if (verdict.kind === 'none') return verdict;
  if (outcome.kind !== 'answer') return { kind: 'none', why: outcome.reason };
  return { kind: 'page', answer: outcome };
}

function restOf(url: string, { rests, clock }: PageParts): PageOutcome | undefined {
  const until = rests.until(hostOf(url), clock());
  if (until === undefined) return undefined;
  return { kind: 'later', why: 'The site has asked for a rest.', until };
}

async function refusedByRobots(
  url: string,
  { robots, clock }: PageParts,
): Promise<PageOutcome | undefined> {
  const verdict = await robots.judge(url);
  if (verdict === 'allowed') return undefined;
  if (verdict === 'forbidden') {
    return { kind: 'none', why: 'Its robots.txt asks us not to read it.' };
  }
  const until = clock() + robotsUnknownMs;
  return { kind: 'later', why: 'Its robots.txt cannot be had.', until };
}

/** When the site lets us come back, by its own word (429, 503) or by ours (429). */
function timeNamed(
  outcome: Outcome,
  now: number,
): { readonly until: number; readonly isNewRest?: true } | undefined {
  if (outcome.kind !== 'answer') return undefined;
  const saidMs = retryAfterMs(outcome.headers, now);
  if (outcome.status === 429) {
    const waitMs = Math.max(saidMs ?? restMsWithoutWord, restMsMin);
    return { until: now + waitMs, isNewRest: true };
  }
  if (outcome.status !== 503 || saidMs === undefined) return undefined;
  return { until: now + Math.max(saidMs, restMsMin) };
}
