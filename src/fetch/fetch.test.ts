// The fetcher with a real store in memory and answers by address.

import { getMaxListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { minuteMs as minute } from '../domain/time.js';
import { postponedMsMax, type Delivery } from '../bus/bus.js';
import type { Article } from '../domain/article.js';
import type { Feed } from '../domain/feed.js';
import type { NetAnswer, NetRefusal, NetRequest } from '../net/net.js';
import { openSqliteStore } from '../store/sqlite/sqlite.js';
import type { Store } from '../store/store.js';
import { createFetcher, discoverFeeds, type Fetcher, type FetcherDeps } from './fetch.js';

const rss = '<rss version="2.0"><channel></channel></rss>';
const page = '<!doctype html><title>Ferry runs again</title>';

type Reply = NetRefusal | Partial<Omit<NetAnswer, 'kind'>> | string | undefined;
type World = (request: NetRequest) => Reply | Promise<Reply>;

let store: Store;
let now = 0;
let ids = 0;
let world: World;
let asked: NetRequest[] = [];
let nudges = 0;
let logged: string[] = [];

const clock = () => now;
const newId = () => `id-${String((ids += 1)).padStart(6, '0')}`;
const urls = () => asked.map(({ url }) => url);

beforeEach(async () => {
  now = Date.UTC(2017, 2, 2);
  [ids, nudges, asked, logged] = [0, 0, [], []];
  store = await openSqliteStore({ file: ':memory:', clock, newId });
});
afterEach(() => store.close());

function fetcher(patch: Partial<FetcherDeps> = {}): Fetcher {
  const log = (_fields: object, text: string) => void logged.push(text);
  return createFetcher({
    ...{ store, clock, newId, random: () => 0, nudge: () => (nudges += 1) },
    config: { pollMinutesMin: 15, pollMinutesMax: 1_440, hostSpacingMs: 0, fetchesAtOnce: 4 },
    net: { get: answer, close: () => Promise.resolve() },
    log: { debug: () => undefined, info: log, warn: log, error: log },
    sleep: () => new Promise((resolve) => setImmediate(resolve)),
    ...patch,
  });
}

async function answer(request: NetRequest): Promise<NetAnswer | NetRefusal> {
  asked.push(request);
  const reply = await world(request);
  if (typeof reply === 'object' && 'kind' in reply) return reply;
  const given =
    typeof reply === 'string' ? { body: Buffer.from(reply) } : (reply ?? { status: 404 });
  const bare = { kind: 'answer', status: 200, url: request.url, hops: [], headers: {} } as const;
  return { ...bare, body: Buffer.from(rss), ...given };
}

async function addFeed(id: string, patch: Partial<Feed> = {}): Promise<void> {
  await store.feeds.add({
    ...{ id, url: `https://${id}.example/feed`, outletId: id, title: id, labels: [] },
    ...{ fetchPages: false, state: 'active', addedAt: now, dueAt: now, intervalMs: 60 * minute },
    failures: 0,
    ...patch,
  });
}

const messages = async (subject: 'feed.fetched' | 'page.fetched') =>
  (await store.outbox.due('test', subject, now, 100)).map(({ message }) => message.body);

describe('feeds', () => {
  test('an answer becomes a document and a message, and updates the feed', async () => {
    await addFeed('paper');
    world = () => ({ headers: { etag: '"1"', 'content-type': 'text/xml' } });
    expect(await fetcher().pollDue()).toBe(1);
    const [message] = (await messages('feed.fetched')) as readonly { documentId: string }[];
    expect(await store.documents.find(message?.documentId ?? '')).toMatchObject({
      ...{ feedId: 'paper', url: 'https://paper.example/feed', fetchedAt: now, status: 200 },
      headers: { 'content-type': 'text/xml' },
      body: Uint8Array.from(Buffer.from(rss)),
    });
    expect(await store.feeds.find('paper')).toMatchObject({
      ...{ state: 'active', answeredAt: now, dueAt: now + 60 * minute },
      validators: { url: 'https://paper.example/feed', etag: '"1"' },
    });
    expect(nudges).toBe(1);
  });

  test('after a restart a feed is polled when due, with validators', async () => {
    await addFeed('paper');
    world = () => ({ headers: { etag: '"1"' } });
    await fetcher().pollDue();
    expect(await fetcher().pollDue()).toBe(0);
    now += 60 * minute;
    world = () => ({ status: 304, body: new Uint8Array() });
    expect(await fetcher().pollDue()).toBe(1);
    expect(asked.map(({ validators }) => validators?.etag)).toEqual([undefined, '"1"']);
    expect(await messages('feed.fetched')).toHaveLength(1);
  });

  test('a feed without news for a week is requested in full now and then', async () => {
    const validators = { url: 'https://paper.example/feed', etag: '"1"' };
    const addedAt = now - 8 * 24 * 60 * minute;
    await addFeed('paper', { validators, addedAt });
    world = () => rss;
    await fetcher().pollDue();
    expect(asked[0]?.validators).toBeUndefined();
    await addFeed('other', { validators: { ...validators, url: 'https://other.example/feed' } });
    await fetcher().pollDue();
    expect(asked[1]?.validators).toBeDefined();
  });

  test('an answer that cannot be saved leaves nothing behind and delays the feed', async () => {
    await addFeed('paper');
    world = () => rss;
    const full: Store = {
      ...store,
      transaction: (work) =>
        store.transaction(async (tx) => {
          await work(tx);
          throw new Error('the disk is full');
        }),
    };
    const one = fetcher({ store: full });
    expect(await one.pollDue()).toBe(1);
    expect(await one.pollDue()).toBe(0);
    expect(await messages('feed.fetched')).toEqual([]);
    expect(logged).toEqual(['A feed could not be polled, or its answer could not be saved.']);
    now += 5 * minute;
    expect(await one.pollDue()).toBe(1);
    expect(asked).toHaveLength(2);
  });

  test('a feed that is paused, removed or moved during its request stays so', async () => {
    for (const id of ['paused', 'removed', 'edited']) await addFeed(id);
    world = async ({ url }) => {
      if (url.includes('paused')) await store.feeds.change('paused', { state: 'paused' });
      if (url.includes('removed')) await store.feeds.remove('removed');
      if (url.includes('edited'))
        await store.feeds.change('edited', { url: 'https://new.example/' });
      return rss;
    };
    await fetcher().pollDue();
    expect(await store.feeds.find('paused')).toMatchObject({ state: 'paused', answeredAt: now });
    expect(await store.feeds.find('removed')).toBeUndefined();
    const edited = await store.feeds.find('edited');
    expect([edited?.url, edited?.dueAt]).toEqual(['https://new.example/', now]);
    expect(await messages('feed.fetched')).toHaveLength(1);
  });

  test('a feed does not move to the address of another feed', async () => {
    await addFeed('other');
    const move = { url: 'https://other.example/feed', seen: 2, firstSeenAt: now - 90_000_000 };
    await addFeed('paper', { move });
    world = ({ url }) => ({
      headers: { etag: '"1"' },
      ...(url.includes('paper')
        ? { url: 'https://other.example/feed', hops: [{ status: 301, url }] }
        : {}),
    });
    await fetcher().pollDue();
    expect(await store.feeds.find('paper')).toMatchObject({
      url: 'https://paper.example/feed',
      state: 'active',
      validators: { url: 'https://other.example/feed', askedUrl: 'https://paper.example/feed' },
    });
  });

  test('429 backs off the whole host, also across a restart', async () => {
    const busy = 'https://busy.example';
    await addFeed('one', { url: `${busy}/1` });
    world = () => ({ status: 429, headers: { 'retry-after': '7200' } });
    await fetcher().pollDue();
    await addFeed('two', { url: `${busy}/2` });
    now += 119 * minute;
    await fetcher().pollDue();
    expect(urls()).toEqual([`${busy}/1`]);
    world = () => rss;
    now += minute;
    await fetcher().pollDue();
    expect(urls()).toEqual([`${busy}/1`, `${busy}/1`, `${busy}/2`]);
  });

  test('the loop polls what becomes due until it is stopped', async () => {
    await addFeed('paper');
    world = () => rss;
    const one = fetcher();
    one.start();
    await expect.poll(() => nudges).toBe(1);
    await addFeed('late');
    await expect.poll(() => nudges).toBe(2);
    await one.stop();
    await one.stop();
    await addFeed('too-late');
    expect(await one.pollDue()).toBe(0);
    expect(urls()).toHaveLength(2);
  });

  test('stopping aborts a request that hangs and leaves its feed unchanged', async () => {
    await addFeed('paper');
    world = ({ signal }) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new Error('aborted')));
      });
    const one = fetcher();
    one.start();
    await expect.poll(() => asked.length).toBe(1);
    await one.stop();
    expect(await store.feeds.find('paper')).toMatchObject({ state: 'active', dueAt: now });
    expect(logged).toEqual([]);
  });

  test('the loop continues after faults of the store', async () => {
    await addFeed('paper');
    world = () => rss;
    let troubles = 3;
    const due: Store['feeds']['due'] = (...given) =>
      (troubles -= 1) < 0 ? store.feeds.due(...given) : Promise.reject(new Error('busy'));
    const one = fetcher({ store: { ...store, feeds: { ...store.feeds, due } } });
    one.start();
    await expect.poll(() => nudges).toBe(1);
    await one.stop();
    expect(logged).toHaveLength(3);
  });
});

describe('pages', () => {
  const url = 'https://paper.example/ferry';
  const article: Article = {
    ...{ id: 'a', feedId: 'paper', outletId: 'paper', url, headline: 'Ferry runs again' },
    ...{ summary: '', text: '', form: 'report', labels: [], seenAt: 1, version: 1 },
  };
  const pages =
    (own: Reply, robots: Reply = 'User-agent: *\nDisallow: /private'): World =>
    ({ url: at }) =>
      at.endsWith('/robots.txt') ? robots : own;

  let bornAt = 0;
  /** Delivers the message as the bus does; returns the outcome in words. */
  async function deliver(to: Fetcher, attempt = 1, articleId = 'a'): Promise<string> {
    let outcome = 'nothing';
    const delivery: Delivery<'page.wanted'> = {
      ...{ id: `m${attempt}`, subject: 'page.wanted', body: { articleId }, bornAt, attempt },
      settle: async (write) => {
        outcome = 'settled';
        return store.transaction(write);
      },
      postpone: async (until) => {
        if (until - bornAt > postponedMsMax) return false;
        outcome = `in ${(until - now) / minute} min`;
        return true;
      },
    };
    try {
      await to.handlePage(delivery);
      return outcome;
    } catch (fault) {
      return fault instanceof Error ? fault.message : '';
    }
  }

  beforeEach(async () => {
    bornAt = now;
    await addFeed('paper');
    await store.articles.add(article, []);
  });

  test('a page becomes a document and a message; robots.txt is requested once', async () => {
    world = pages({ body: Buffer.from(page), headers: { 'content-type': 'text/html' } });
    const one = fetcher();
    expect([await deliver(one), await deliver(one)]).toEqual(['settled', 'settled']);
    expect(urls()).toEqual(['https://paper.example/robots.txt', url, url]);
    const [message] = await messages('page.fetched');
    expect(message).toMatchObject({ articleId: 'a' });
    const { documentId } = message as { documentId: string };
    expect(await store.documents.find(documentId)).toMatchObject({
      feedId: 'paper',
      articleId: 'a',
    });
    expect(nudges).toBe(2);
  });

  test.each<readonly [string, Reply, Reply]>([
    ['robots.txt forbids it', page, 'User-agent: muster\nDisallow: /'],
    ['it is not there', { status: 404 }, ''],
    ['it is a picture', { headers: { 'content-type': 'image/png' } }, ''],
    ['it is empty', '', ''],
    ['the guard forbids it', { kind: 'forbidden', reason: 'Refused.', url }, ''],
    ['robots.txt forbids where it leads', { url: 'https://paper.example/private/x' }, undefined],
  ])('the message settles without a page when %s', async (what, own, robots) => {
    world = pages(own, what.includes('leads') ? 'User-agent: *\nDisallow: /private' : robots);
    expect(await deliver(fetcher())).toBe('settled');
    expect(await messages('page.fetched')).toEqual([]);
    expect(logged).toEqual(['A page could not be read.']);
  });

  test.each<readonly [string, Reply, Reply]>([
    ['The server failed (500).', { status: 500 }, ''],
    ['No answer.', { kind: 'timeout', reason: 'No answer.', url }, ''],
  ])('a page is tried three times, then its message settles: %s', async (why, own, robots) => {
    world = pages(own, robots);
    const one = fetcher();
    const outcomes = [await deliver(one, 1), await deliver(one, 2), await deliver(one, 3)];
    expect(outcomes).toEqual([why, why, 'settled']);
    expect(await messages('page.fetched')).toEqual([]);
  });

  test.each<readonly [string, Reply, Reply]>([
    ['in 10 min', { status: 429, headers: { 'retry-after': '600' } }, ''],
    ['in 1 min', { status: 429, headers: { 'retry-after': '0' } }, ''],
    ['in 15 min', { status: 429 }, ''],
    ['in 20 min', { status: 503, headers: { 'retry-after': '1200' } }, ''],
    ['in 15 min', page, { status: 503 }],
    ['in 10080 min', { status: 429, headers: { 'retry-after': '99999999' } }, ''],
  ])('the message is postponed, whatever the try: %s', async (when, own, robots) => {
    for (const attempt of [1, 3]) {
      world = pages(own, robots);
      expect(await deliver(fetcher(), attempt)).toBe(when);
      await store.notes.write('fetch.rests', '{}');
    }
  });

  test('a host that answers 429 is left alone, also across a restart', async () => {
    world = pages({ status: 429, headers: { 'retry-after': '600' } });
    expect(await deliver(fetcher())).toBe('in 10 min');
    now += 4 * minute;
    const one = fetcher();
    expect(await deliver(one)).toBe('in 6 min');
    expect(await one.pollDue()).toBe(1);
    expect(urls()).toEqual(['https://paper.example/robots.txt', url]);
    now += 6 * minute;
    world = pages(page);
    expect(await deliver(one)).toBe('settled');
    expect(await messages('page.fetched')).toHaveLength(1);
  });

  test('pages that wait for their turn are not requested after a 429', async () => {
    world = pages({ status: 429 });
    const sleep = () => new Promise<void>((resolve) => setImmediate(resolve));
    const config = { pollMinutesMin: 15, pollMinutesMax: 60, hostSpacingMs: 0, fetchesAtOnce: 1 };
    const one = fetcher({ config, sleep });
    const all = await Promise.all([deliver(one), deliver(one), deliver(one)]);
    expect(all).toEqual(['in 15 min', 'in 15 min', 'in 15 min']);
    expect(urls()).toEqual(['https://paper.example/robots.txt', url]);
  });

  test('a week of 429 causes few requests, then the page is given up', async () => {
    world = pages({ status: 429, headers: { 'retry-after': '1' } });
    const one = fetcher();
    const outcomes: string[] = [];
    while (outcomes.at(-1) !== 'settled') {
      const outcome = await deliver(one);
      outcomes.push(outcome);
      now += Math.ceil(Number(/[\d.]+/.exec(outcome)?.[0] ?? 0) * minute);
    }
    expect(now - bornAt).toBeGreaterThan(3 * 24 * 60 * minute);
    expect(outcomes.length).toBeLessThan(40);
    expect(logged).toEqual(['A page could not be read.']);
  });

  test('robots.txt is read again after a day', async () => {
    world = pages(page);
    const one = fetcher();
    await deliver(one);
    now += 24 * 60 * minute + 1;
    world = pages(page, 'User-agent: *\nDisallow: /');
    await deliver(one);
    expect(urls().filter((at) => at.endsWith('robots.txt'))).toHaveLength(2);
    expect(await messages('page.fetched')).toHaveLength(1);
  });

  test('a deleted article settles its message; a stopping fetcher gives it back', async () => {
    const one = fetcher();
    expect(await deliver(one, 1, 'nobody')).toBe('settled');
    await one.stop();
    expect(await deliver(one, 3)).toBe('The fetcher is stopping.');
    expect(asked).toEqual([]);
  });
});

test('discovery uses the net', async () => {
  world = () => rss;
  const found = await discoverFeeds('https://paper.example/', {
    get: answer,
    close: () => Promise.resolve(),
  });
  expect(found).toMatchObject({ kind: 'found', feeds: [{ url: 'https://paper.example/' }] });
});

test('many requests can share one abort signal without a leak warning', async () => {
  for (let n = 0; n < 30; n += 1) await addFeed(`f${n}`, { url: `https://f${n}.example/` });
  world = () => rss;
  await fetcher().pollDue();
  const signals = asked.flatMap(({ signal }) => signal ?? []);
  expect(signals.length).toBe(30);
  for (const signal of signals) expect(getMaxListeners(signal)).toBeGreaterThan(512);
});
