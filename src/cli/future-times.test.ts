import { expect, test } from 'vitest';
import type { Feed } from '../domain/feed.js';
import { dayMs, hourMs } from '../domain/time.js';
import { futureTimes } from './future-times.js';

const now = Date.UTC(2031, 4, 6, 12);
const feed = (patch: Partial<Feed>): Feed => ({
  ...{ id: 'f', url: 'https://a.example/', outletId: 'o', title: 't', labels: [] },
  ...{ fetchPages: false, state: 'active', addedAt: 0, dueAt: now, intervalMs: hourMs },
  ...{ failures: 0, ...patch },
});

test('plausible times give no sentence', () => {
  expect(futureTimes([feed({ triedAt: now, dueAt: now + 7 * dayMs })], now, now)).toEqual([]);
  expect(futureTimes([], undefined, now)).toEqual([]);
});

test('times that a clock ahead has stored are reported', () => {
  const ahead = [feed({ triedAt: now + 365 * dayMs }), feed({ dueAt: now + 300 * dayMs })];
  const sentences = futureTimes(ahead, now + 365 * dayMs, now);
  expect(sentences[0]).toMatch(/^2 feeds/);
  expect(sentences[1]).toMatch(/seen on 2032-05-05, but today is 2031-05-06/);
});
