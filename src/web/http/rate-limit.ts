// How many costly answers one address may ask for: a bucket that fills with time.

import { LRUCache } from 'lru-cache';
import type { Clock } from '../../domain/clock.js';

export interface RateLimit {
  /** Answers at once, when none were asked for before. */
  readonly burst: number;
  readonly perSecond: number;
  /** Addresses remembered. */
  readonly clientsMax: number;
}

/** Answers the seconds to wait, or 0 when the request may go on. */
export type RateLimiter = (address: string) => number;

export function createRateLimiter(rule: RateLimit, clock: Clock): RateLimiter {
  const buckets = new LRUCache<string, { left: number; at: number }>({ max: rule.clientsMax });
  return (address) => {
    const now = clock();
    const bucket = buckets.get(address) ?? { left: rule.burst, at: now };
    const since = Math.max(0, now - bucket.at) / 1000;
    const left = Math.min(rule.burst, bucket.left + since * rule.perSecond);
    const allowed = left >= 1;
    buckets.set(address, { left: allowed ? left - 1 : left, at: now });
    return allowed ? 0 : Math.ceil((1 - left) / rule.perSecond);
  };
}
