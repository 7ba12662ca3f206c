// Limits how many pages of one host are in progress. Further pages get a time to come back and free
// their places for other hosts.

import type { Clock } from '../domain/clock.js';
import { dayMs } from '../domain/time.js';

export interface HostQueue {
  /**
   * Returns undefined when the host has room; the caller then calls `leave` when it is done.
   * Otherwise returns the time to come back, ms UTC, a different time for each caller.
   */
  enter(host: string): number | undefined;
  leave(host: string): void;
}

/** Two are requested at once, and two more wait ready. */
const inProgressPerHostMax = 4;
/** Longer than any queue. */
const queueMsMax = 7 * dayMs;

/** With `spacingMs` 0 there is no limit: no queue forms without pauses between requests. */
export function createHostQueue(clock: Clock, spacingMs: number): HostQueue {
  const hosts = new Map<string, { inProgress: number; queueEndsAt: number }>();
  return {
    enter: (name) => {
      const now = clock();
      const host = hosts.get(name) ?? { inProgress: 0, queueEndsAt: now };
      hosts.set(name, host);
      if (spacingMs > 0 && host.inProgress >= inProgressPerHostMax) {
        const isAhead = host.queueEndsAt > now + queueMsMax; // the clock was set back
        host.queueEndsAt = Math.max(isAhead ? now : host.queueEndsAt, now) + spacingMs;
        return host.queueEndsAt;
      }
      host.inProgress += 1;
      return undefined;
    },
    leave: (name) => {
      const host = hosts.get(name);
      if (host === undefined) return;
      host.inProgress -= 1;
      if (host.inProgress === 0) hosts.delete(name);
    },
  };
}
