// Finds stored times that lie in the future: the clock was ahead, or is behind now.

import type { Feed } from '../domain/feed.js';
import { minuteMs, dayMs } from '../domain/time.js';
import { counted } from './plural.js';

/** A feed is due within this time: a week of Retry-After or of the longest interval, and jitter. */
const dueMsMax = 8 * dayMs;

/** Sentences for the operator; none if all times are plausible. `newestAt` is an article's. */
export function futureTimes(
  feeds: readonly Feed[],
  newestAt: number | undefined,
  now: number,
): readonly string[] {
  const isAhead = (time = 0): boolean => time > now + minuteMs;
  const ahead = feeds.filter(
    ({ state, dueAt, triedAt }) => state !== 'gone' && (isAhead(triedAt) || dueAt > now + dueMsMax),
  );
  const count = counted(ahead.length, 'feed');
  const feedSentence = `${count} with times in the future; a running muster repairs them.`;
  const articleSentence =
    `The newest article was seen on ${new Date(newestAt ?? 0).toISOString().slice(0, 10)}, ` +
    `but today is ${new Date(now).toISOString().slice(0, 10)}. Check the clock of this machine.`;
  return [
    ...(ahead.length > 0 ? [feedSentence] : []),
    ...(isAhead(newestAt) ? [articleSentence] : []),
  ];
}
