// Requests an article's page when robots.txt and the host's back-off allow it.

import type { Clock } from '../domain/clock.js';
import { minuteMs } from '../domain/time.js';
import { hostOf, type HttpAnswer, type Ask, type Outcome } from './answer.js';
import { retryAfterMs } from './freshness.js';
import { judgePage } from './page.js';
import type { HostBackoff } from './host-backoff.js';
import { robotsUnknownMs, type Robots } from './robots-of-host.js';

export type PageOutcome =
  | { readonly kind: 'page'; readonly answer: HttpAnswer }
  | { readonly kind: 'none'; readonly why: string }
  /** Worth another try: at the bus's own pace, or not before `until`. */
  | {
      readonly kind: 'later';
      readonly why: string;
      readonly until?: number;
      /** The whole host must be left alone until then. */
      readonly isHostBackoff?: true;
    };

/** Runs `work` when the host's turn comes. Fault `unavailable` when the fetcher stops first. */
export type InTurn = <T>(url: string, work: () => Promise<T>) => Promise<T>;

export interface PageDeps {
  readonly ask: Ask;
  readonly inTurn: InTurn;
  readonly robots: Robots;
  readonly backoff: HostBackoff;
  readonly clock: Clock;
}

/** How long a host is left alone after a 429 that names no time. */
const backoffMsDefault = 15 * minuteMs;
const backoffMsMin = minuteMs;

/** Requests the page once. Faults: `unavailable` when the fetcher stops while this waits. */
export async function askPage(url: string, deps: PageDeps): Promise<PageOutcome> {
  if (!URL.canParse(url)) return { kind: 'none', why: 'The article has no valid address.' };
  const refused = backoffOf(url, deps) ?? (await refusedByRobots(url, deps));
  if (refused !== undefined) return refused;
  const answered = await deps.inTurn(
    url,
    async () => backoffOf(url, deps) ?? (await requestPage(url, deps)),
  );
  if (answered.kind !== 'page' || answered.answer.url === url) return answered;
  // A redirect may lead to another site or to a path that another rule covers.
  return (await refusedByRobots(answered.answer.url, deps)) ?? answered;
}

/** Runs within the host's turn, so that a back-off is known before the next request begins. */
async function requestPage(url: string, { ask, backoff, clock }: PageDeps): Promise<PageOutcome> {
  const outcome = await ask(url);
  const wait = waitNamed(outcome, clock());
  if (wait?.isHostBackoff) {
    backoff.add([...new Set([hostOf(url), hostOf(outcome.url)])], wait.until);
  }
  const verdict = judgePage(outcome);
  if (verdict.kind === 'later') return { ...verdict, ...wait };
  if (verdict.kind === 'none') return verdict;
  if (outcome.kind !== 'answer') return { kind: 'none', why: outcome.reason };
  return { kind: 'page', answer: outcome };
}

function backoffOf(url: string, { backoff, clock }: PageDeps): PageOutcome | undefined {
  const until = backoff.until(hostOf(url), clock());
  if (until === undefined) return undefined;
  return { kind: 'later', why: 'The site has asked for fewer requests.', until };
}

async function refusedByRobots(
  url: string,
  { robots, clock }: PageDeps,
): Promise<PageOutcome | undefined> {
  const verdict = await robots.judge(url);
  if (verdict === 'allowed') return undefined;
  if (verdict === 'forbidden') {
    return { kind: 'none', why: 'Its robots.txt asks us not to read it.' };
  }
  const until = clock() + robotsUnknownMs;
  return { kind: 'later', why: 'Its robots.txt could not be read.', until };
}

/** When the site may be asked again: as its Retry-After says, or after a default for a 429. */
function waitNamed(
  outcome: Outcome,
  now: number,
): { readonly until: number; readonly isHostBackoff?: true } | undefined {
  if (outcome.kind !== 'answer') return undefined;
  const statedMs = retryAfterMs(outcome.headers, now);
  if (outcome.status === 429) {
    const waitMs = Math.max(statedMs ?? backoffMsDefault, backoffMsMin);
    return { until: now + waitMs, isHostBackoff: true };
  }
  if (outcome.status !== 503 || statedMs === undefined) return undefined;
  return { until: now + Math.max(statedMs, backoffMsMin) };
}
