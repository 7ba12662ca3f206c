// The door with time wound by hand: messages come, and then nothing does.

import { setImmediate as breathe } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { changedPairs } from './changed-pairs.fixture.js';
import { synthesiseStream } from './synthetic-stream.fixture.js';
import { handDelivery } from '../bus/delivery.fixture.js';
import { handTimers, type HandTimers } from '../bus/timers.fixture.js';
import { minuteMs } from '../domain/time.js';
import { article, feed, outlet } from '../store/contract/samples.fixture.js';
import { openSqliteStore } from '../store/sqlite/sqlite.js';
import { StoreFault, type Store } from '../store/store.js';
import { createEngine, createGrouper, groupStream, shipped, type Grouper } from './group.js';

const { reports } = synthesiseStream({
  articles: 160,
  titleOnly: true,
  articlesPerDay: 900,
  seed: 5,
});
/** The newest first: an order that misleads. */
const misled = reports.toReversed();
const windowDays = 7;
let timers: HandTimers;
let store: Store;
let ids = 0;
const newId = (): string => `id-${String(++ids).padStart(6, '0')}`;

beforeEach(async () => {
  timers = handTimers(Date.UTC(2031, 1, 1));
  ids = 0;
  store = await openSqliteStore({ file: ':memory:', clock: timers.clock, newId });
  await store.outlets.put([outlet('o', { domains: ['courier.example'] })]);
  await store.feeds.add(feed('f', { outletId: 'o' }));
});
afterEach(() => store.close());

const grouper = (on: Store = store, hindsight?: 'by-reports'): Grouper =>
  createGrouper({
    ...{ store: on, clock: timers.clock, newId, timer: timers.schedule, hindsight },
    config: { groupWindowDays: windowDays },
  });

async function read(by: Grouper, some = misled): Promise<void> {
  for (let at = 0; at < some.length; at += 20) {
    const articleIds = some.slice(at, at + 20).map(({ id }) => id);
    for (const { id, headline, time = 0 } of some.slice(at, at + 20)) {
      const said = {
        headline,
        summary: '',
        text: '',
        language: 'en',
        seenAt: time,
        publishedAt: time,
      };
      await store.articles.add(article(id, { ...said, feedId: 'f', outletId: 'o' }), []);
    }
    const hand = { store, now: timers.clock(), id: newId() };
    await by.handle(handDelivery('articles.read', { articleIds }, hand));
  }
}

/** Lets time pass, with all that it sets going. */
async function pass(ms: number): Promise<void> {
  for (let step = 0; step < 100; step++) {
    timers.pass(ms / 100);
    for (let turn = 0; turn < 40; turn++) await breathe();
  }
}

async function stored(): Promise<ReadonlyMap<string, string>> {
  const all = await store.articles.findMany(reports.map(({ id }) => id));
  return new Map(all.map(({ id, eventId }) => [id, eventId ?? 'none']));
}
const told = async (): Promise<number> =>
  (await store.outbox.due('draft', 'events.changed', timers.clock(), 1_000)).length;

function asFile(): ReadonlyMap<string, string> {
  const windowMs = windowDays * 86_400_000;
  const same = reports.map((report) => ({ ...report, outlet: 'o', language: 'en' }));
  return groupStream(same, createEngine({ ...shipped(), newId, windowMs }));
}

describe('when nothing waits', () => {
  test('what came is judged again as a whole, saved and told; then there is peace', async () => {
    const one = grouper();
    await read(one);
    const before = await told();
    expect(changedPairs(asFile(), await stored()).changed).toBeGreaterThan(0);
    await pass(10 * minuteMs);
    expect(changedPairs(asFile(), await stored()).changed).toBe(0);
    expect(await told()).toBeGreaterThan(before);
    const after = await told();
    await pass(60 * minuteMs);
    expect(await told()).toBe(after);
    const events = new Set((await stored()).values());
    for (const id of events) {
      const { articles } = (await store.events.find(id)) ?? {};
      expect(articles).toBe((await store.articles.headsOf(id)).length);
    }
  });

  test('by reports, the clock never begins hindsight', async () => {
    const one = grouper(store, 'by-reports');
    await read(one);
    const before = await stored();
    await pass(60 * minuteMs);
    expect(await stored()).toEqual(before);
    await one.finishHindsight();
    expect(changedPairs(asFile(), await stored()).changed).toBe(0);
  });

  test('a look back rests before the next, and messages need not wait for it', async () => {
    const one = grouper();
    await read(one, misled.slice(0, 100));
    await pass(2_000);
    const settled = await stored();
    await read(one, misled.slice(100, 140));
    await pass(2 * minuteMs);
    const rested = await told();
    await pass(10 * minuteMs);
    expect(await told()).toBeGreaterThan(rested);
    expect(settled.size).toBe(100);
  });

  test('a look back rests as long when muster was started in between', async () => {
    const first = grouper();
    await read(first, misled.slice(0, 10));
    await pass(2_000);
    await first.rest();
    const second = grouper();
    await second.warm();
    await read(second, misled.slice(10));
    const before = await told();
    await pass(2 * minuteMs);
    expect(await told()).toBe(before);
    await pass(10 * minuteMs);
    expect(await told()).toBeGreaterThan(before);
  });

  test('what the store could not take is saved later', async () => {
    let isFull = false;
    const failing: Store = {
      ...store,
      transaction: (work) =>
        isFull
          ? Promise.reject(new StoreFault('unavailable', 'The disk is full.'))
          : store.transaction(work),
    };
    const one = grouper(failing);
    await read(one);
    isFull = true;
    await pass(10 * minuteMs);
    expect(changedPairs(asFile(), await stored()).changed).toBeGreaterThan(0);
    isFull = false;
    await pass(10 * minuteMs);
    expect(changedPairs(asFile(), await stored()).changed).toBe(0);
  });

  test('never moves what an editor pinned meanwhile', async () => {
    const one = grouper();
    await read(one);
    const before = await stored();
    const file = asFile();
    const wrong = [...before].filter(([id, event]) =>
      [...file].some(([other, one]) => one === file.get(id) && before.get(other) !== event),
    );
    const pins = wrong.slice(0, 5).map(([articleId, eventId]) => {
      const pin = { placedAt: timers.clock(), score: 0, reasons: [], pinned: true };
      return { ...pin, articleId, eventId };
    });
    expect(pins).toHaveLength(5);
    await store.events.place(pins);
    await pass(10 * minuteMs);
    const after = await stored();
    for (const { articleId, eventId } of pins) expect(after.get(articleId)).toBe(eventId);
  });

  test('a stop ends it', async () => {
    const one = grouper();
    await read(one);
    await one.rest();
    const before = await stored();
    await pass(10 * minuteMs);
    expect(await stored()).toEqual(before);
  });
});
