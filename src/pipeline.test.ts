// Who waits for whom: the whole lane of pages, with the real fetcher, bus and store, on a clock of
// its own.

import { setImmediate as breathe } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { hourMs } from './domain/time.js';
import { createInProcessBus } from './bus/in-process.js';
import { handTimers } from './bus/timers.fixture.js';
import { createFetcher } from './fetch/fetch.js';
import type { Net } from './net/net.js';
import { subscribeStages } from './pipeline.js';
import { openSqliteStore } from './store/sqlite/sqlite.js';

const start = Date.UTC(2031, 4, 6, 12);
const slowMs = 10_000;
const crowd = 200;

test('two hundred pages of a slow host do not hold up the one of another', async () => {
  const timers = handTimers(start);
  const { clock, schedule } = timers;
  const sleep = (ms: number) => new Promise<void>((resolve) => void schedule(ms, resolve));
  const asked: { readonly host: string; readonly at: number }[] = [];
  const net: Net = {
    get: async ({ url }) => {
      const { hostname: host, pathname } = new URL(url);
      const bare = { kind: 'answer', url, hops: [], headers: {} } as const;
      if (pathname === '/robots.txt') return { ...bare, status: 404, body: new Uint8Array() };
      asked.push({ host, at: clock() });
      if (host === 'slow.example') await sleep(slowMs);
      return { ...bare, status: 200, body: Buffer.from('<p>Rain.</p>') };
    },
    close: async () => undefined,
  };
  const store = await openSqliteStore({ file: ':memory:', clock, newId: uuidv7 });
  const want = async (id: string, host: string) => {
    await store.articles.add(
      {
        ...{ id, feedId: 'f', outletId: 'o', url: `https://${host}/${id}`, headline: id },
        ...{ summary: '', text: '', form: 'report', labels: [], seenAt: start, version: 1 },
      },
      [],
    );
    await store.outbox.add('page.wanted', { articleId: id });
  };
  for (let at = 0; at < crowd; at += 1) await want(`slow-${at}`, 'slow.example');
  await want('quick', 'quick.example');
  const bus = createInProcessBus({ store, clock, log, schedule });
  const config = {
    pollMinutesMin: 15,
    pollMinutesMax: 60,
    hostSpacingMs: 1_000,
    fetchesAtOnce: 32,
  };
  const fetcher = createFetcher({
    ...{ store, net, clock, config, log, sleep, newId: uuidv7, random: () => 0 },
    nudge: () => bus.nudge(),
  });
  const stage = { handle: async () => undefined };
  const read = { handleFeed: stage.handle, handlePage: stage.handle };
  subscribeStages(bus, { fetch: fetcher, read, group: stage, draft: stage, publish: stage });
  bus.start();
  const passUntil = async (isDone: () => boolean | Promise<boolean>, msMax: number) => {
    while (!(await isDone()) && clock() - start < msMax) {
      for (let turn = 0; turn < 20; turn += 1) await breathe();
      timers.pass(100);
    }
  };
  await passUntil(() => asked.some(({ host }) => host === 'quick.example'), 60_000);
  const quick = asked.find(({ host }) => host === 'quick.example');
  expect((quick?.at ?? Infinity) - start).toBeLessThanOrEqual(2_000);
  await passUntil(async () => (await store.outbox.pending()) === 0, 2 * hourMs);
  expect(asked).toHaveLength(crowd + 1);
  // Two at once, ten seconds each: the line leaves the host little time without work.
  expect(clock() - start).toBeLessThan((1.3 * crowd * slowMs) / 2);
  const times = asked.filter(({ host }) => host === 'slow.example').map(({ at }) => at);
  for (const [index, at] of times.entries()) {
    expect(at - (times[index - 1] ?? 0)).toBeGreaterThanOrEqual(1_000);
  }
  expect(await bus.deadLetters(9)).toEqual([]);
  await fetcher.stop();
  await bus.stop();
  await store.close();
}, 60_000);

const ignore = () => undefined;
const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
