// An editor's pin holds, however old the report is and whenever it comes.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { synthesiseStream } from './synthetic-stream.fixture.js';
import { handDelivery } from '../bus/delivery.fixture.js';
import { dayMs } from '../domain/time.js';
import { article, feed, outlet } from '../store/contract/samples.fixture.js';
import { openSqliteStore } from '../store/sqlite/sqlite.js';
import type { Store } from '../store/store.js';
import { createGrouper, type Grouper, type StateFile } from './group.js';

const { reports } = synthesiseStream({
  articles: 160,
  titleOnly: true,
  articlesPerDay: 900,
  seed: 5,
});
const start = Date.UTC(2031, 1, 1);

let now: number;
let ids: number;
let store: Store;
let state: Uint8Array | undefined;
let begun: number;
const newId = (): string => `id-${String(++ids).padStart(6, '0')}`;
const file: StateFile = {
  read: () => Promise.resolve(state),
  write: (parts) => {
    state = Buffer.concat(parts);
    return Promise.resolve();
  },
};

beforeEach(async () => {
  [now, ids, begun, state] = [start, 0, 0, undefined];
  store = await openSqliteStore({ file: ':memory:', clock: () => now, newId });
  await store.outlets.put([outlet('o', { domains: ['courier.example'] })]);
  await store.feeds.add(feed('f', { outletId: 'o' }));
});
afterEach(() => store.close());

const grouper = (on: Store = store): Grouper =>
  createGrouper({
    ...{ store: on, clock: () => now, newId, config: { groupWindowDays: 7 } },
    kept: { file, release: '1.0.0' },
    log: {
      info: (_, text) => void (begun += Number(text.includes('has started'))),
      error: () => {},
    },
  });

/** The newest first: an order that misleads, so that hindsight has much to mend. */
async function readAll(by: Grouper): Promise<void> {
  const misled = reports.toReversed();
  for (let at = 0; at < misled.length; at += 20) {
    const some = misled.slice(at, at + 20);
    for (const { id, headline, time = 0 } of some) {
      const said = { headline, summary: '', text: '', language: 'en' };
      const seen = { seenAt: start, publishedAt: time, feedId: 'f', outletId: 'o' };
      await store.articles.add(article(id, { ...said, ...seen }), []);
    }
    const body = { articleIds: some.map(({ id }) => id) };
    await by.handle(handDelivery('articles.read', body, { store, now, id: newId() }));
  }
}

async function stands(): Promise<ReadonlyMap<string, string>> {
  const all = await store.articles.findMany(reports.map(({ id }) => id));
  return new Map(all.map(({ id, eventId }) => [id, eventId ?? 'none']));
}

/** An editor pins all where they placement. */
async function pinAll(): Promise<ReadonlyMap<string, string>> {
  const pinned = await stands();
  const pin = { placedAt: now, score: 0, reasons: [], pinned: true };
  await store.events.place(
    [...pinned].map(([articleId, eventId]) => ({ ...pin, articleId, eventId })),
  );
  return pinned;
}

test('of reports older than the window, which are remembered still', async () => {
  const one = grouper();
  await readAll(one);
  await one.rest();
  now += 8 * dayMs;
  const pinned = await pinAll();
  const two = grouper();
  await two.warm();
  await two.finishHindsight();
  await two.finishHindsight();
  expect(await stands()).toEqual(pinned);
  // It knows of them at once: none it would move makes it begin anew.
  expect(begun).toBe(2);
});

test('that come between a decision and its saving', async () => {
  let pinned: ReadonlyMap<string, string> | undefined;
  const late: Store = {
    ...store,
    async transaction(work) {
      pinned ??= await pinAll();
      return store.transaction(work);
    },
  };
  const one = grouper(late);
  await readAll(one);
  for (let look = 0; look < 3; look++) await one.finishHindsight();
  expect(pinned).toBeDefined();
  expect(await stands()).toEqual(pinned);
});
