// A simulated week against a real server on loopback, all clocks ours: whether the manners hold
// when everything comes together. WEEK_FEEDS=1000 makes it as large as the promise is.

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { inspect } from 'node:util';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { minuteMs as minute } from '../domain/time.js';
import type { Feed } from '../domain/feed.js';
import { createHttpNet } from '../net/http/http.js';
import { openSqliteStore } from '../store/sqlite/sqlite.js';
import type { Store } from '../store/store.js';
import { createFetcher } from './fetch.js';

const hour = 60 * minute;
const day = 24 * hour;
const start = Date.UTC(2017, 2, 2);
const feedsWanted = Number(process.env['WEEK_FEEDS'] ?? 10);

/** How a feed behaves at a time. */
interface Habit {
  readonly name: string;
  /** A new article so often. */
  readonly everyMs: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Answers something else than the feed. */
  readonly oddly?: (at: number) => Odd | undefined;
  readonly hints?: Feed['hints'];
  /** Promised by its headers or hints. */
  readonly restsMs?: number;
}

interface Odd {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly restsMs?: number;
}

const within = (at: number, from: number, to: number) => at >= start + from && at < start + to;
const habits: readonly Habit[] = [
  { name: 'busy', everyMs: 10 * minute },
  { name: 'daily', everyMs: day },
  { name: 'sleepy', everyMs: 30 * day },
  {
    name: 'cached',
    everyMs: hour,
    headers: { 'cache-control': 'max-age=7200' },
    restsMs: 2 * hour,
  },
  { name: 'ttl', everyMs: hour, hints: { ttlMs: 3 * hour }, restsMs: 3 * hour },
  {
    name: 'overloaded',
    everyMs: hour,
    oddly: (at) =>
      within(at, day, 2 * day)
        ? { status: 503, headers: { 'retry-after': '7200' }, restsMs: 2 * hour }
        : undefined,
  },
  {
    name: 'strict',
    everyMs: hour,
    oddly: (at) => {
      if (!within(at, 3 * day, 3.5 * day)) return undefined;
      const until = new Date(start + 4 * day).toUTCString();
      return { status: 429, headers: { 'retry-after': until }, restsMs: start + 4 * day - at };
    },
  },
  {
    name: 'broken',
    everyMs: hour,
    oddly: (at) => (within(at, 2 * day, 3 * day) ? { status: 500 } : undefined),
  },
  { name: 'moved', everyMs: 2 * hour },
  { name: 'elsewhere', everyMs: 2 * hour },
];

interface Watched {
  readonly host: string;
  readonly habit: Habit;
  notBefore: number;
  unconditional: number;
  polls: number;
  redirects: number;
  early: number;
}

function openWorld(clock: () => number) {
  const watched = new Map<string, Watched>();
  const strangers: string[] = [];
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const now = clock();
    const feed = watched.get(request.headers.host?.split(':')[0] ?? '');
    if (feed === undefined) throw new Error('asked of nobody');
    for (const name of ['cookie', 'referer']) if (name in request.headers) strangers.push(name);
    const { habit } = feed;
    const send = (status: number, headers: Record<string, string> = {}, body = '') => {
      response.writeHead(status, { date: new Date(now).toUTCString(), ...headers }).end(body);
    };
    if (request.url === '/old' && (habit.name === 'moved' || habit.name === 'elsewhere')) {
      feed.redirects += 1;
      send(habit.name === 'moved' ? 301 : 302, { location: '/new' });
      return;
    }
    feed.polls += 1;
    if (now < feed.notBefore) feed.early += 1;
    const odd = habit.oddly?.(now);
    feed.notBefore = now + Math.max(15 * minute, odd?.restsMs ?? habit.restsMs ?? 0);
    if (odd !== undefined) {
      send(odd.status, { ...odd.headers });
      return;
    }
    const latest = Math.floor((now - start) / habit.everyMs);
    const etag = `"${feed.host}, ${latest}"`;
    const known = request.headers['if-none-match'];
    if (known === undefined) feed.unconditional += 1;
    if (known === etag) send(304, { etag, ...habit.headers });
    else
      send(
        200,
        { etag, ...habit.headers },
        `<rss><channel><title>${latest}</title></channel></rss>`,
      );
  };
  return { server: createServer(answer), watched, strangers };
}

/** What the reader does after a feed has brought something. */
async function readDocuments(store: Store, now: number): Promise<number> {
  const due = await store.outbox.due('read', 'feed.fetched', now, 10_000);
  for (const { message } of due) {
    const { documentId } = message.body as { documentId: string };
    const document = await store.documents.find(documentId);
    if (document !== undefined) await store.feeds.change(document.feedId, { freshAt: now });
    await store.outbox.settle('read', message.id);
  }
  return due.length;
}

test('a week of polling breaks no rule', { timeout: 600_000 }, async () => {
  let now = start;
  let ids = 0;
  const clock = () => now;
  const newId = () => `id-${String((ids += 1)).padStart(9, '0')}`;
  const { server, watched, strangers } = openWorld(clock);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const store = await openSqliteStore({ file: ':memory:', clock, newId });
  const faults: string[] = [];
  const allowHosts: string[] = [];
  for (let at = 0; at < feedsWanted; at += 1) {
    const habit = habits[at % habits.length];
    if (habit === undefined) continue;
    const host = `paper${at}.example`;
    allowHosts.push(`${host}:${port}`);
    watched.set(host, {
      host,
      habit,
      notBefore: 0,
      unconditional: 0,
      polls: 0,
      redirects: 0,
      early: 0,
    });
    const url = `http://${host}:${port}/old`;
    await store.feeds.add({
      ...{ id: newId(), url, outletId: 'paper', title: host, labels: [], fetchPages: false },
      ...{ state: 'active', addedAt: now, dueAt: now, intervalMs: hour, failures: 0 },
      ...(habit.hints === undefined ? {} : { hints: habit.hints }),
    });
  }
  const net = createHttpNet({
    config: { allowHosts, contact: '', siteUrl: '' },
    resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
  });
  const random = seeded();
  const open = () =>
    createFetcher({
      ...{ store, net, clock, newId, random },
      config: { pollMinutesMin: 15, pollMinutesMax: 1_440, hostSpacingMs: 1_000, fetchesAtOnce: 8 },
      nudge: () => undefined,
      log: {
        debug: ignore,
        info: ignore,
        warn: ignore,
        error: (fields, text) => {
          faults.push(`${text} ${inspect(fields)}`);
        },
      },
      sleep: (ms) => {
        now += ms;
        return Promise.resolve();
      },
    });
  let fetcher = open();
  let restarts = 0;
  for (
    let next = start;
    next < start + 7 * day;
    next = (await store.feeds.nextDueAt()) ?? Infinity
  ) {
    now = Math.max(now, next);
    if ((now - start) / day > restarts + 1) {
      restarts += 1;
      await fetcher.stop();
      fetcher = open();
    }
    await fetcher.pollDue();
    expect(faults).toEqual([]);
    await readDocuments(store, now);
  }
  await fetcher.stop();
  const feeds = await store.feeds.list();
  for (const { host, habit, unconditional, early, polls, redirects } of watched.values()) {
    const seen = { host, name: habit.name, unconditional, early };
    expect(seen).toEqual({ host, name: habit.name, unconditional: 1, early: 0 });
    expect(polls).toBeGreaterThan(7);
    const url = feeds.find((feed) => feed.title === host)?.url ?? '';
    expect(url.endsWith('/new')).toBe(habit.name === 'moved');
    if (habit.name === 'moved') expect(redirects).toBeLessThan(polls / 2);
  }
  const polls = (name: string) =>
    Math.max(
      ...[...watched.values()].filter(({ habit }) => habit.name === name).map((one) => one.polls),
    );
  expect(polls('busy')).toBeGreaterThan(500);
  expect(polls('busy')).toBeLessThan(7 * 96 + 1);
  expect(polls('sleepy')).toBeLessThan(30);
  expect(feeds.every(({ state }) => state === 'active')).toBe(true);
  expect({ strangers, restarts }).toEqual({ strangers: [], restarts: 6 });
  await net.close();
  await store.close();
  server.closeAllConnections();
  server.close();
});

const ignore = () => undefined;

function seeded(): () => number {
  let state = 'week';
  return () => {
    state = createHash('sha256').update(state).digest('hex');
    return Number.parseInt(state.slice(0, 8), 16) / 2 ** 32;
  };
}
