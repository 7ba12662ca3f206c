// When to ask a feed again. The interval halves after new articles and grows by a quarter after
// none. The outlet's own wishes and the settings bound it.

import type { Feed, FeedHints } from '../domain/feed.js';
import { minuteMs, hourMs, dayMs } from '../domain/time.js';
import { lifetimeMs } from './freshness.js';

export interface Pace {
  readonly pollMinutesMin: number;
  readonly pollMinutesMax: number;
}

/** With these two factors the interval settles where about one poll in four brings something. */
const afterNews = 0.5;
const afterNothing = 1.25;
/** Without validators every poll transfers the whole feed, so such feeds are polled less often. */
const unconditionalFloorFactor = 4;
/** Spreads feeds that are due at the same time. Jitter only delays a poll. */
const jitterShare = 0.05;
const backOffMsMax = dayMs;

/** The next polling interval of a feed that has just answered well, in milliseconds. */
export function nextIntervalMs(feed: Feed, isConditional: boolean, pace: Pace): number {
  const floor = pace.pollMinutesMin * minuteMs * (isConditional ? 1 : unconditionalFloorFactor);
  return within(feed.intervalMs * paceFactor(feed), floor, pace.pollMinutesMax * minuteMs);
}

/** When the feed is due next, ms UTC. `random` is from 0 to 1. */
export function dueAfter(
  intervalMs: number,
  feed: Feed,
  headers: Readonly<Record<string, string>>,
  { now, pace, random }: { readonly now: number; readonly pace: Pace; readonly random: number },
): number {
  const cap = Math.round(pace.pollMinutesMax * minuteMs);
  const requested = Math.max(lifetimeMs(headers, now), feed.hints?.ttlMs ?? 0);
  const own = intervalMs * (1 + jitterShare * random);
  const wait = Math.ceil(Math.max(own, Math.min(requested, cap)));
  return Math.min(afterSkipped(now + wait, feed.hints, random), now + Math.max(wait, cap));
}

/** How long to leave a feed alone after so many failures in a row, in milliseconds. */
export function backOffMs(failures: number, pace: Pace, random: number): number {
  const first = Math.max(pace.pollMinutesMin * minuteMs, minuteMs);
  const doubled = Math.min(first * 2 ** Math.min(failures - 1, 20), backOffMsMax);
  return Math.ceil(doubled * (1 + jitterShare * random));
}

/** The reader sets `freshAt` when an answer brought an article. */
function paceFactor({ freshAt, answeredAt }: Feed): number {
  if (answeredAt === undefined) return 1;
  return freshAt !== undefined && freshAt >= answeredAt ? afterNews : afterNothing;
}

/** The first hour that the feed does not ask to skip; `due` itself if it skips every hour. */
function afterSkipped(due: number, hints: FeedHints | undefined, random: number): number {
  const { skipHours = [], skipDays = [] } = hints ?? {};
  if (skipHours.length === 0 && skipDays.length === 0) return due;
  const isSkipped = (time: number) =>
    skipHours.includes(new Date(time).getUTCHours()) ||
    skipDays.includes(new Date(time).getUTCDay());
  if (!isSkipped(due)) return due;
  let hour = Math.floor(due / hourMs) * hourMs;
  for (let step = 0; step < 7 * 24; step += 1) {
    hour += hourMs;
    if (!isSkipped(hour)) return hour + Math.floor(random * 10 * minuteMs);
  }
  return due;
}

/** The upper bound wins when the settings contradict each other. */
function within(value: number, low: number, high: number): number {
  return Math.round(Math.min(Math.max(value, low), high));
}
