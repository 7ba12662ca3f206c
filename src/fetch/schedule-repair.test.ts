import { expect, test } from 'vitest';
import type { Feed } from '../domain/feed.js';
import { dayMs, hourMs, minuteMs } from '../domain/time.js';
import { readHostBackoff } from './host-backoff.js';
import { repairSchedule } from './schedule-repair.js';

const pace = { pollMinutesMin: 15, pollMinutesMax: 1_440 };
const now = Date.UTC(2031, 4, 6, 12);
const ahead = now + 365 * dayMs;
const feed: Feed = {
  ...{ id: 'f', url: 'https://paper.example/feed', outletId: 'paper', title: 'Paper', labels: [] },
  ...{ fetchPages: false, state: 'active', addedAt: 0, dueAt: now, intervalMs: hourMs },
  failures: 0,
};
const repaired = (patch: Partial<Feed>) =>
  repairSchedule([{ ...feed, ...patch }], { now, pace, random: () => 0 })[0]?.patch;

test.each<readonly [string, Partial<Feed>]>([
  ['polled by a clock a year ahead', { dueAt: ahead + hourMs, triedAt: ahead, answeredAt: ahead }],
  ['polled by a clock three days ahead', { dueAt: now + 3 * dayMs, triedAt: now + 3 * dayMs }],
  ['due in a year', { dueAt: ahead }],
  ['failing since next year', { dueAt: ahead, triedAt: ahead, failingSince: ahead }],
])('a feed that is %s is due now, with no time in the future', (_what, patch) => {
  const after = { ...feed, ...patch, ...repaired(patch) };
  expect(after.dueAt).toBe(now);
  for (const time of [after.triedAt, after.answeredAt, after.freshAt, after.failingSince]) {
    expect(time ?? 0).toBeLessThanOrEqual(now);
  }
});

test.each<readonly [string, Partial<Feed>]>([
  ['due in an hour', { dueAt: now + hourMs, triedAt: now - minuteMs }],
  ['due in a week, as its host asked', { dueAt: now + 7 * dayMs, triedAt: now }],
  ['tried a second ahead', { dueAt: now + hourMs, triedAt: now + 1_000 }],
])('a feed that is %s is left as it is', (_what, patch) => {
  expect(repaired(patch)).toBeUndefined();
});

test('a back-off of a host that ends next year is ignored', () => {
  const backoff = readHostBackoff(
    JSON.stringify({ 'a.example': ahead, 'b.example': now + hourMs }),
  );
  expect(backoff.until('a.example', now)).toBeUndefined();
  expect(backoff.until('b.example', now)).toBe(now + hourMs);
});
