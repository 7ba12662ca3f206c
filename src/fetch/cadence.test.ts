import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Feed } from '../domain/feed.js';
import { minuteMs, hourMs, dayMs } from '../domain/time.js';
import { backOffMs, dueAfter, nextIntervalMs } from './cadence.js';
import { lifetimeMs, retryAfterMs } from './freshness.js';
import { parseHttpDate } from './freshness.js';

const pace = { pollMinutesMin: 15, pollMinutesMax: 1_440 };
/** A Thursday, 10:00 UTC. */
const now = Date.UTC(2017, 2, 2, 10);
const feed: Feed = {
  ...{ id: 'f', url: 'https://paper.example/feed', outletId: 'paper', title: 'Paper', labels: [] },
  ...{ fetchPages: false, state: 'active', addedAt: 0, dueAt: 0, intervalMs: hourMs, failures: 0 },
};
const at = { now, pace, random: 0 };

test.each([
  ['the first answer keeps the first guess', {}, true, hourMs],
  ['news halves', { answeredAt: 5, freshAt: 5 }, true, hourMs / 2],
  ['nothing new stretches', { answeredAt: 5, freshAt: 4 }, true, hourMs * 1.25],
  ['never any news stretches', { answeredAt: 5 }, true, hourMs * 1.25],
  [
    'down to the floor',
    { answeredAt: 5, freshAt: 5, intervalMs: 16 * minuteMs },
    true,
    15 * minuteMs,
  ],
  ['a higher floor without validators', { answeredAt: 5, freshAt: 5 }, false, hourMs],
  ['up to the cap', { answeredAt: 5, intervalMs: 23 * hourMs }, true, dayMs],
] as const)('%s', (_what, patch, isConditional, expected) => {
  expect(nextIntervalMs({ ...feed, ...patch }, isConditional, pace)).toBe(expected);
});

test('the cap beats the floor where settings cross', () => {
  const crossed = { pollMinutesMin: 10, pollMinutesMax: 12 };
  expect(nextIntervalMs(feed, false, crossed)).toBe(12 * minuteMs);
});

test.each([
  ['the interval', {}, {}, hourMs],
  ['Cache-Control asks for more', { 'cache-control': 'public, max-age=7200' }, {}, 2 * hourMs],
  ['Cache-Control asks for less', { 'cache-control': 'max-age=60' }, {}, hourMs],
  ['Cache-Control beyond the cap', { 'cache-control': 'max-age=31536000' }, {}, dayMs],
  ['ttl', {}, { ttlMs: 3 * hourMs }, 3 * hourMs],
  ['ttl beyond the cap', {}, { ttlMs: 90 * dayMs }, dayMs],
  ['a skipped hour', {}, { skipHours: [11, 12] }, 3 * hourMs],
  ['an hour that is not skipped', {}, { skipHours: [10, 12] }, hourMs],
  ['a skipped day', {}, { skipDays: [4] }, 14 * hourMs],
  ['skipped days, but not beyond the cap', {}, { skipDays: [4, 5, 6, 0] }, dayMs],
  ['all hours skipped', {}, { skipHours: Array.from({ length: 24 }, (_, hour) => hour) }, hourMs],
] as const)('due after %s', (_what, headers, hints, expected) => {
  expect(dueAfter(hourMs, { ...feed, hints }, headers, at) - now).toBe(expected);
});

test('due times are whole, not before the interval and not after the cap', () => {
  const hints = fc.record({
    ttlMs: fc.nat({ max: 1e12 }),
    skipHours: fc.array(fc.integer({ min: -5, max: 30 })),
    skipDays: fc.array(fc.integer({ min: -2, max: 9 })),
  });
  const random = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(hints, random, fc.nat(1e8), fc.string(), (given, chance, age, text) => {
      const headers = { 'cache-control': `max-age=${age}`, age: text, expires: text };
      const circumstances = { ...at, random: chance };
      const due = dueAfter(20 * minuteMs, { ...feed, hints: given }, headers, circumstances);
      expect(Number.isInteger(due)).toBe(true);
      expect(due - now).toBeGreaterThanOrEqual(20 * minuteMs);
      expect(due - now).toBeLessThanOrEqual(dayMs);
    }),
  );
});

test('failures double the wait up to a day, and never end it', () => {
  const waits = [1, 2, 3, 7, 8, 50, 5_000].map((failures) => backOffMs(failures, pace, 0));
  const minutes = waits.map((wait) => wait / minuteMs);
  expect(minutes).toEqual([15, 30, 60, 960, 1_440, 1_440, 1_440]);
});

test.each([
  [{}, 0],
  [{ 'cache-control': 'max-age=60' }, 60_000],
  [{ 'cache-control': 'MAX-AGE="60"', age: '20' }, 40_000],
  [{ 'cache-control': 's-maxage=60' }, 0],
  [{ 'cache-control': 'no-cache, max-age=60' }, 0],
  [{ 'cache-control': 'max-age=-1' }, 0],
  [{ expires: 'Thu, 02 Mar 2017 10:05:00 GMT' }, 300_000],
  [{ expires: 'Thu, 02 Mar 2017 10:05:00 GMT', date: 'Thu, 02 Mar 2017 10:04:00 GMT' }, 60_000],
  [{ expires: 'Thu, 02 Mar 2017 10:05:00 GMT', 'cache-control': 'max-age=1' }, 1_000],
  [{ expires: '0' }, 0],
] as const)('%j lives for %i ms', (headers, expected) => {
  expect(lifetimeMs(headers, now)).toBe(expected);
});

test.each([
  [{}, undefined],
  [{ 'retry-after': '120' }, 120_000],
  [{ 'retry-after': ' 0 ' }, 0],
  [{ 'retry-after': 'Thu, 02 Mar 2017 10:02:00 GMT' }, 120_000],
  [
    { 'retry-after': 'Thu, 02 Mar 2017 10:02:00 GMT', date: 'Thu, 02 Mar 2017 09:00:00 GMT' },
    62 * minuteMs,
  ],
  [{ 'retry-after': 'Thu, 02 Mar 2017 09:00:00 GMT' }, 0],
  [{ 'retry-after': '99999999999999' }, 7 * dayMs],
  [{ 'retry-after': 'soon' }, undefined],
  [{ 'retry-after': '-5' }, undefined],
] as const)('%j asks for %s ms', (headers, expected) => {
  expect(retryAfterMs(headers, now)).toBe(expected);
});

test.each([
  ['Sun, 06 Nov 1994 08:49:37 GMT', 784_111_777_000],
  ['Sunday, 06-Nov-94 08:49:37 GMT', 784_111_777_000],
  ['Sun Nov  6 08:49:37 1994', 784_111_777_000],
  ['Sun, 06 Nov 1994 08:49:37 +0100', undefined],
  ['1994-11-06', undefined],
  ['', undefined],
])('the date %s', (text, expected) => {
  expect(parseHttpDate(text)).toBe(expected);
});
