// Repairs the schedule after the clock was ahead for a while: nothing is due later than its longest
// interval, and nothing has happened in the future.

import type { Feed } from '../domain/feed.js';
import { minuteMs } from '../domain/time.js';
import type { Pace } from './cadence.js';
import { retryAfterMsMax } from './freshness.js';

export interface ScheduleRepair {
  readonly id: string;
  readonly patch: Partial<Pick<Feed, 'dueAt' | 'triedAt' | 'answeredAt' | 'freshAt'>> & {
    readonly failingSince?: undefined;
    readonly missingSince?: undefined;
  };
}

/** Clocks of one machine differ less than this between two starts. */
const toleranceMs = minuteMs;
/** Repaired feeds are due within this time, so that they do not all start at once. */
const spreadMs = 5 * minuteMs;

/** The longest that a feed is left alone, in ms. */
export function longestIntervalMs(pace: Pace): number {
  return Math.max(pace.pollMinutesMax * minuteMs, retryAfterMsMax) + spreadMs;
}

/** The feeds whose times lie in the future, with the changes that repair them. */
export function repairSchedule(
  feeds: readonly Feed[],
  {
    now,
    pace,
    random,
  }: { readonly now: number; readonly pace: Pace; readonly random: () => number },
): readonly ScheduleRepair[] {
  const isAhead = (time: number | undefined): boolean =>
    time !== undefined && time > now + toleranceMs;
  return feeds.flatMap((feed) => {
    const { dueAt, triedAt, answeredAt, freshAt, failingSince, missingSince } = feed;
    const isDueTooLate = dueAt > now + longestIntervalMs(pace);
    if (!isDueTooLate && ![triedAt, answeredAt, freshAt].some(isAhead)) return [];
    const patch = {
      dueAt: now + Math.floor(random() * spreadMs),
      ...(isAhead(triedAt) ? { triedAt: now } : {}),
      ...(isAhead(answeredAt) ? { answeredAt: now } : {}),
      ...(isAhead(freshAt) ? { freshAt: now } : {}),
      ...(isAhead(failingSince) ? { failingSince: undefined } : {}),
      ...(isAhead(missingSince) ? { missingSince: undefined } : {}),
    };
    return [{ id: feed.id, patch }];
  });
}
