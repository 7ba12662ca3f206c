// Two published pages whose events are found to be one: through the drafter, the publisher and the
// site, as readers of either address see it.

import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assemblePipeline, type Pipeline } from '../src/assembly/assemble-pipeline.js';
import { readConfig } from '../src/config.js';
import type { Roundup } from '../src/domain/roundup.js';
import { minuteMs } from '../src/domain/time.js';
import { verifySite } from '../src/draft/draft.js';
import { createHttpNet } from '../src/net/http/http.js';
import { openSqliteStore } from '../src/store/sqlite/sqlite.js';
import type { Store } from '../src/store/store.js';
import { createWeb, type Web } from '../src/web/web.js';

const config = { ...readConfig({}), publishUnattended: true, threads: 1 };
const quiet = () => undefined;
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
let now = Date.UTC(2031, 4, 6, 8);
const clock = () => now;
const told = {
  first: ['Ferry runs aground off Skerry', 'Ferry aground off Skerry', 'Skerry ferry aground'],
  second: ['Ninety rescued at Skerry', 'Ninety rescued from ship', 'Ninety saved off Skerry'],
} as const;

let store: Store;
let pipeline: Pipeline;
let web: Web;

beforeAll(async () => {
  store = await openSqliteStore({ file: ':memory:', clock, newId: uuidv7 });
  const net = createHttpNet({ config });
  const parts = { store, net, clock, config, newId: uuidv7, random: () => 0, log };
  pipeline = assemblePipeline(parts);
  await pipeline.start();
  web = createWeb({ store, config, clock, log });
  for (const eventId of ['first', 'second'] as const) {
    await report(eventId, told[eventId]);
    await passOn(eventId);
    now += 10 * minuteMs;
  }
});
afterAll(async () => {
  await pipeline.stop();
  await web.close();
  await store.close();
});

test('the older page goes on and says so; the other address leads to it for good', async () => {
  const [older, younger] = [await pageOf('first'), await pageOf('second')];
  expect((await get(younger.path)).statusCode).toBe(200);

  for (const { articleId } of await store.events.placements('second')) {
    const placed = { placedAt: now, score: 1, reasons: [], pinned: false };
    await store.events.place([{ articleId, eventId: 'first', ...placed }]);
  }
  await store.events.change('second', { mergedInto: 'first', articles: 0 });
  await store.events.change('first', { articles: 6, origins: 6 });
  await passOn('second', 'first');

  for (const [from, to] of [
    [younger.path, older.path],
    ['/events/second', '/events/first'],
  ] as const) {
    const answer = await get(from);
    expect([answer.statusCode, answer.headers.location]).toEqual([301, to]);
  }
  const { body, statusCode } = await get(older.path);
  expect(statusCode).toBe(200);
  for (const headline of [...told.first, ...told.second]) expect(body).toContain(headline);
  expect(body).toContain(`the reports listed under “${younger.title.text}”`);
  const front = (await get('/')).body;
  expect(front).toContain(older.path);
  expect(front).not.toContain(younger.path);
  const feed = (await get('/feeds/posts/default?alt=json')).body;
  expect((JSON.parse(feed) as { items: unknown[] }).items).toHaveLength(1);
  expect((await verifySite(store, config)).findings).toEqual([]);
});

const get = (url: string) => web.app.inject({ url });

async function pageOf(eventId: string): Promise<Roundup & { readonly path: string }> {
  const { path, ...page } = (await store.roundups.findByEvent(eventId)) ?? {};
  if (path === undefined) throw new Error(`no page of ${eventId}`);
  return { ...(page as Roundup), path };
}

async function passOn(...eventIds: readonly string[]): Promise<void> {
  await store.outbox.add('events.changed', { eventIds });
  pipeline.bus.nudge();
  await pipeline.bus.idle();
}

async function report(eventId: string, headlines: readonly string[]): Promise<void> {
  const counts = { articles: 3, outlets: 3, origins: 3 };
  const times = { createdAt: now, changedAt: now, firstAt: now, lastAt: now };
  await store.events.add({ id: eventId, ...counts, ...times });
  for (const [index, headline] of headlines.entries()) {
    const id = `${eventId}-${index}`;
    const outletId = `outlet-${id}`;
    const facts = { kind: 'private', medium: 'site', domains: [`${id}.example`] } as const;
    const rest = { aliases: [], rank: 1, evidence: [], reviewed: true };
    const homepage = `https://${id}.example/`;
    await store.outlets.put([{ id: outletId, name: `Outlet ${id}`, homepage, ...facts, ...rest }]);
    await store.articles.add(
      {
        ...{ id, feedId: 'f', outletId, url: `${homepage}a`, headline, language: 'en' },
        ...{ summary: `${headline}, officials said on Tuesday.`, text: '', labels: [] },
        ...{ form: 'report', publishedAt: now, seenAt: now, version: 1 },
      },
      [],
    );
    const placed = { placedAt: now, score: 1, reasons: [], pinned: false };
    await store.events.place([{ articleId: id, eventId, ...placed }]);
  }
}
