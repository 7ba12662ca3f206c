// Notices that muster itself has no network: several hosts fail at once and none answers. No feed
// backs off for that, and all feeds that are due are asked soon after the outage.

import type { Feed } from '../domain/feed.js';
import { minuteMs } from '../domain/time.js';
import { hostOf, type Outcome } from './answer.js';

export interface OwnOutage {
  /** Records the outcome of a request. Any answer ends an outage. */
  record(url: string, outcome: Outcome): void;
  /** Feeds that failed since the last answer from any host, as they were before, by id. */
  readonly failed: Map<string, Feed>;
  /** Whether muster seems to be offline. */
  isOn(): boolean;
  /** Whether a request may try if the network is back; at most one in `probeMs`. */
  mayProbe(): boolean;
}

/** Distinct hosts that fail one after another, without an answer from any in between. */
const hostsMin = 3;
/** Failures further apart are unrelated. */
const windowMs = 10 * minuteMs;
const probeMs = minuteMs;
/** When a feed or page that failed in an outage is asked again. */
export const outageRetryMs = 5 * minuteMs;

export function createOwnOutage(clock: () => number): OwnOutage {
  const failedAt = new Map<string, number>();
  const failed = new Map<string, Feed>();
  let isOn = false;
  let probedAt = -Infinity;
  return {
    failed,
    record: (url, outcome) => {
      if (!isConnectionFailure(outcome)) {
        failedAt.clear();
        failed.clear();
        isOn = false;
        return;
      }
      const now = clock();
      for (const [host, at] of failedAt) if (Math.abs(now - at) > windowMs) failedAt.delete(host);
      failedAt.set(hostOf(url), now);
      isOn ||= outcome.kind !== 'answer' && outcome.isLocal === true;
      isOn ||= failedAt.size >= hostsMin;
    },
    isOn: () => isOn,
    mayProbe: () => {
      const now = clock();
      if (Math.abs(now - probedAt) < probeMs) return false;
      probedAt = now;
      return true;
    },
  };
}

/** Whether no host answered: the request may have failed on this side. */
export function isConnectionFailure({ kind }: Outcome): boolean {
  return kind === 'unreachable' || kind === 'timeout';
}
