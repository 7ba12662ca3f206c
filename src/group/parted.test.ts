// What hindsight parts is kept with its reasons, and told.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { handDelivery } from '../bus/delivery.fixture.js';
import { hourMs, minuteMs } from '../domain/time.js';
import { article, event, feed, outlet } from '../store/contract/samples.fixture.js';
import { openSqliteStore } from '../store/sqlite/sqlite.js';
import type { Store } from '../store/store.js';
import { createGrouper } from './group.js';

const start = Date.UTC(2031, 4, 4, 8);
let store: Store;
let ids = 0;
const newId = (): string => `id-${++ids}`;

beforeEach(async () => {
  ids = 0;
  store = await openSqliteStore({ file: ':memory:', clock: () => start, newId });
  await store.outlets.put([outlet('courier')]);
  await store.feeds.add(feed('feed'));
});
afterEach(() => store.close());

async function add(id: string, headline: string, at: number, eventId?: string): Promise<void> {
  const time = start + at * minuteMs;
  const said = { headline, language: 'en', publishedAt: time, seenAt: time };
  await store.articles.add(article(id, said), []);
  if (eventId === undefined) return;
  const placed = { articleId: id, eventId, placedAt: time, score: 0, reasons: [], pinned: false };
  await store.events.place([placed]);
}

test('who is split off in hindsight says from where and why, and the event who left', async () => {
  await store.events.add(event('mixed'));
  for (const at of [0, 1, 2]) await add(`f${at}`, 'Ferry Ostrava sinks off Lomea', at, 'mixed');
  for (const at of [3, 4]) await add(`v${at}`, 'Estovia rejects pension bill', at, 'mixed');
  const clock = (): number => start + hourMs;
  const grouper = createGrouper({ store, clock, newId, config: { groupWindowDays: 7 } });
  await grouper.warm();
  await add('late', 'Nothing of the kind was ever told', 9);
  const by = { store, now: start, id: newId() };
  await grouper.handle(handDelivery('articles.read', { articleIds: ['late'] }, by));
  await grouper.finishHindsight();
  await grouper.rest();
  const stayed = await store.events.placement('f0');
  expect(stayed).toMatchObject({ eventId: 'mixed' });
  expect(stayed).not.toHaveProperty('cameFrom');
  const left = await store.events.placement('v3');
  expect(left?.eventId).not.toBe('mixed');
  expect(left).toMatchObject({ cameFrom: 'mixed', nearest: 'v4', departure: { kind: 'split' } });
  expect(left?.departure?.reports).toBe(2);
  expect(left?.departure?.obstacle).toBeDefined();
  expect(left?.reasons).not.toEqual([]);
  const gone = await store.events.departures('mixed', 9);
  expect(gone.map(({ articleId }) => articleId).sort()).toEqual(['v3', 'v4']);
});
