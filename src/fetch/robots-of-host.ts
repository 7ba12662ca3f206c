// Knows, for a while, what each site's robots.txt says to us.

import { LRUCache } from 'lru-cache';
import { hourMs, dayMs } from '../domain/time.js';
import type { Ask, Outcome } from './answer.js';
import { readRobots, robotsAllow, type RobotsRules } from './robots.js';

export type RobotsVerdict =
  | 'allowed'
  | 'forbidden'
  /** The site could not say: nothing is asked of it for now (RFC 9309 2.3.1.4). */
  | 'unknown';

export interface Robots {
  judge(url: string): Promise<RobotsVerdict>;
}

/** The product token site owners write their rules for. */
export const robotsAgent = 'muster';
/** The standard wants it read anew after a day. */
const keptMs = dayMs;
export const robotsUnknownMs = hourMs / 4;
const sitesMax = 5_000;
/** Of the rules of all sites together, in UTF-16 units. */
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
  const underWay = new Map<string, Promise<Known>>();
  const learn = async (origin: string): Promise<Known> => {
    const rules = rulesOf(await ask(`${origin}/robots.txt`));
    known.set(origin, { rules }, { ttl: rules === undefined ? robotsUnknownMs : keptMs });
    return { rules };
  };
  /** Many pages of one site may be wanted at once. */
  const learnOnce = (origin: string): Promise<Known> => {
    const asked = underWay.get(origin) ?? learn(origin).finally(() => underWay.delete(origin));
    underWay.set(origin, asked);
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

/** A site without robots.txt allows everything; one that fails to answer allows nothing. */
function rulesOf(outcome: Outcome): RobotsRules | undefined {
  if (outcome.kind !== 'answer') return undefined;
  const { status, body } = outcome;
  if (status === 200) return readRobots(new TextDecoder().decode(body), robotsAgent);
  const isMissing = status >= 300 && status < 500 && status !== 429;
  return isMissing ? { rules: [] } : undefined;
}
