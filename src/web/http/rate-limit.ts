// Limits how much work one client may cause: a token bucket, measured in milliseconds of work.

import { LRUCache } from 'lru-cache';
import type { Clock } from '../../domain/clock.js';
import { clientOf } from './client.js';

export interface RateLimit {
  /** Work a client may cause at once, ms. */
  readonly burstMs: number;
  /** Work a client may cause for each second that passes, ms. */
  readonly perSecondMs: number;
  /** What any piece of work costs at least, ms. */
  readonly leastMs: number;
  /** How many clients are remembered. */
  readonly clientsMax: number;
}

export interface RateLimiter {
  /**
   * Seconds that the client at this address has to wait. 0 if it may go on: then the expected work
   * is charged at once, so that requests at the same time do not slip through.
   */
  admit(address: string, expectedMs: number): number;
  /** Corrects the charge of admitted work when its true cost is known. */
  settle(address: string, expectedMs: number, actualMs: number): void;
}

export function createRateLimiter(limit: RateLimit, clock: Clock): RateLimiter {
  const buckets = new LRUCache<string, { leftMs: number; at: number }>({ max: limit.clientsMax });
  const leftFor = (client: string): number => {
    const bucket = buckets.get(client);
    if (bucket === undefined) return limit.burstMs;
    const passedMs = Math.max(0, clock() - bucket.at);
    return Math.min(limit.burstMs, bucket.leftMs + (passedMs / 1_000) * limit.perSecondMs);
  };
  const costOf = (workMs: number): number => Math.max(limit.leastMs, workMs);
  const charge = (client: string, costMs: number): void => {
    buckets.set(client, { leftMs: leftFor(client) - costMs, at: clock() });
  };
  return {
    admit(address, expectedMs) {
      const client = clientOf(address);
      const lackingMs = limit.leastMs - leftFor(client);
      if (lackingMs > 0) return Math.ceil(lackingMs / limit.perSecondMs);
      charge(client, costOf(expectedMs));
      return 0;
    },
    settle(address, expectedMs, actualMs) {
      charge(clientOf(address), costOf(actualMs) - costOf(expectedMs));
    },
  };
}
