// The fetcher without a network: no feed backs off, and all are asked soon afterwards.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { dayMs, hourMs, minuteMs } from '../domain/time.js';
import type { NetAnswer, NetRefusal } from '../net/net.js';
import { openSqliteStore } from '../store/sqlite/sqlite.js';
import type { Store } from '../store/store.js';
import { createFetcher, type Fetcher } from './fetch.js';

const start = Date.UTC(2031, 4, 6, 12);
const feedCount = 12;
let now = start;
let store: Store;
let isOnline = true;
let asked: { readonly url: string; readonly at: number }[] = [];
const ignore = () => undefined;
let fetcher: Fetcher;

beforeEach(async () => {
  [now, isOnline, asked] = [start, true, []];
  let ids = 0;
  const newId = () => `id-${(ids += 1)}`;
  store = await openSqliteStore({ file: ':memory:', clock: () => now, newId });
  for (let n = 0; n < feedCount; n += 1) {
    await store.feeds.add({
      ...{ id: `f${n}`, url: `https://h${n}.example/feed`, outletId: 'o', title: 't', labels: [] },
      ...{ fetchPages: false, state: 'active', addedAt: now, dueAt: now + n * minuteMs },
      ...{ intervalMs: hourMs, failures: 0 },
    });
  }
  fetcher = createFetcher({
    ...{ store, clock: () => now, newId, random: () => 0, nudge: ignore },
    config: { pollMinutesMin: 15, pollMinutesMax: 1_440, hostSpacingMs: 0, fetchesAtOnce: 8 },
    net: { get: answer, close: () => Promise.resolve() },
    log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    // Time passes only in the loop: ten seconds a round.
    sleep: async (ms) => {
      await new Promise((resolve) => setImmediate(resolve));
      if (ms === 1_000) now += 10_000;
    },
  });
});
afterEach(() => store.close());

async function answer({ url }: { readonly url: string }): Promise<NetAnswer | NetRefusal> {
  asked.push({ url, at: now });
  if (!isOnline) return { kind: 'unreachable', reason: 'The host does not answer.', url };
  const body = Buffer.from('<rss version="2.0"><channel></channel></rss>');
  return { kind: 'answer', status: 200, url, hops: [], headers: { etag: '"1"' }, body };
}

const passed = (ms: number) => expect.poll(() => now, { timeout: 60_000 }).toBeGreaterThan(ms);

test(
  'an outage of a day punishes no feed, and every feed is asked within an hour after it',
  {
    timeout: 120_000,
  },
  async () => {
    fetcher.start();
    await passed(start + 30 * minuteMs);
    isOnline = false;
    const offAt = now;
    await passed(offAt + dayMs);
    const before = await store.feeds.list();
    expect(before.filter(({ state }) => state !== 'active')).toEqual([]);
    expect(asked.filter(({ at }) => at > offAt + 2 * hourMs).length).toBeLessThan(25 * 60);
    isOnline = true;
    const onAt = now;
    await passed(onAt + hourMs);
    await fetcher.stop();
    const later = new Set(asked.filter(({ at }) => at >= onAt).map(({ url }) => url));
    expect(later.size).toBe(feedCount);
  },
);

test('a single dead host is no outage', async () => {
  isOnline = false;
  now = start + 30_000;
  await fetcher.pollDue();
  expect(await store.feeds.find('f0')).toMatchObject({ state: 'failing', failures: 1 });
  await fetcher.stop();
});
