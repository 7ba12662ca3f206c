// Remembers what each site's robots.txt allows us, for up to a day.

import { LRUCache } from 'lru-cache';
import { hourMs, dayMs } from '../domain/time.js';
import type { Ask, Outcome } from './answer.js';
import { readRobots, robotsAllow, type RobotsRules } from './robots.js';

export type RobotsVerdict =
  | 'allowed'
  | 'forbidden'
  /** It could not be read, so nothing is requested for now (RFC 9309 2.3.1.4). */
  | 'unknown';

export interface Robots {
  /** Reads the site's robots.txt first if it is not known. */
  judge(url: string): Promise<RobotsVerdict>;
}

/** The product token that site owners use in their rules. */
export const robotsAgent = 'muster';
/** The standard asks for a fresh copy after a day. */
const knownMs = dayMs;
export const robotsUnknownMs = hourMs / 4;
const sitesMax = 5_000;
/** Limit for the rules of all sites together, in UTF-16 units. */
const rulesLengthMax = 32 * 1024 * 1024;

type Known = { readonly rules: RobotsRules | undefined };

export function createRobots(ask: Ask, clock: () => number): Robots {
  const known = new LRUCache<string, Known>({
    max: sitesMax,
    maxSize: rulesLengthMax,
    sizeCalculation: ({ rules }) =>
      100 + (rules?.rules ?? []).reduce((sum, { weight }) => sum + weight + 50, 0),
    perf: { now: clock },
    ttlResolution: 0,
  });
  const inProgress = new Map<string, Promise<Known>>();
  const learn = async (origin: string): Promise<Known> => {
    const rules = rulesOf(await ask(`${origin}/robots.txt`));
    known.set(origin, { rules }, { ttl: rules === undefined ? robotsUnknownMs : knownMs });
    return { rules };
  };
  /** Shares one request between the pages of a site. */
  const learnOnce = (origin: string): Promise<Known> => {
    const asked = inProgress.get(origin) ?? learn(origin).finally(() => inProgress.delete(origin));
    inProgress.set(origin, asked);
    return asked;
  };
  return {
    judge: async (url) => {
      const { origin } = new URL(url);
      const { rules } = known.get(origin) ?? (await learnOnce(origin));
      if (rules === undefined) return 'unknown';
      return robotsAllow(rules, url) ? 'allowed' : 'forbidden';
    },
  };
}

/** A site without robots.txt allows everything; undefined if the site failed to answer. */
function rulesOf(outcome: Outcome): RobotsRules | undefined {
  if (outcome.kind !== 'answer' || outcome.isCut) return undefined;
  const { status, body } = outcome;
  if (status === 200) return readRobots(new TextDecoder().decode(body), robotsAgent);
  const isMissing = status >= 300 && status < 500 && status !== 429;
  return isMissing ? { rules: [] } : undefined;
}
