// A published page whose event the engine takes apart in hindsight: through grouper, drafter,
// publisher and site, as readers of its address see it.

import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assemblePipeline, type Pipeline } from '../src/assembly/assemble-pipeline.js';
import { readConfig } from '../src/config.js';
import type { Roundup } from '../src/domain/roundup.js';
import { hourMs, minuteMs } from '../src/domain/time.js';
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

const ferry = [
  'Ferry Ostrava sinks off Lomea',
  'Ferry Ostrava sinks off Lomea, dozens missing',
  'Dozens missing as ferry Ostrava sinks off Lomea',
  'Ferry Ostrava sank off Lomea within minutes',
];
const parliament = [
  'Parliament of Estovia rejects pension bill',
  'Estovia parliament rejects pension bill',
  'Pension bill rejected by parliament of Estovia',
  'Parliament in Estovia rejects the pension bill by two votes',
  'Estovia: parliament rejects pension bill',
  'Parliament of Estovia rejects pension bill by two votes',
  'Pension bill fails in parliament of Estovia',
];

let store: Store;
let pipeline: Pipeline;
let web: Web;

beforeAll(async () => {
  store = await openSqliteStore({ file: ':memory:', clock, newId: uuidv7 });
  pipeline = assembled();
  web = createWeb({ store, config, clock, log });
  await store.events.add({
    ...{ id: 'mixed', createdAt: now, changedAt: now, firstAt: now, lastAt: now },
    ...{ articles: 11, outlets: 11, origins: 11 },
  });
});
afterAll(async () => {
  await pipeline.stop();
  await web.close();
  await store.close();
});

test('keeps its address and subject; a correction leads to the page of the others', async () => {
  await pipeline.start();
  for (const [at, headline] of ferry.entries()) await told(`ferry-${at}`, headline);
  await changed();
  // Seen before the others, so that the event goes on with them; too late for another title.
  now -= hourMs;
  for (const [at, headline] of parliament.entries()) await told(`bill-${at}`, headline);
  now += 8 * hourMs;
  await changed();
  const before = await onlyPage();
  expect(before).toMatchObject({ reports: 11, eventId: 'mixed' });
  expect(before.lead?.articleId).toContain('ferry');

  // What stands in the store is a fact for the engine, until hindsight looks at it.
  await pipeline.stop();
  pipeline = assembled();
  await pipeline.start();
  await told('late', 'Chess final drawn in Ostrel');
  await store.outbox.add('articles.read', { articleIds: ['late'] });
  pipeline.bus.nudge();
  await pipeline.settle();
  // Hindsight may think again: so long the others, none of them new, wait for a page of their own.
  expect(await onlyPage()).toMatchObject({ id: before.id, reports: 4 });
  now += 6 * hourMs;
  pipeline.bus.nudge();
  await pipeline.settle();

  const pages = await published();
  expect(pages).toHaveLength(2);
  const after = pages.find(({ id }) => id === before.id);
  const other = pages.find(({ id }) => id !== before.id);
  expect(after).toMatchObject({ path: before.path, title: before.title });
  expect(after?.lead).toEqual(before.lead);
  expect(after?.eventId).not.toBe(before.eventId);
  expect(listed(after)).toEqual(ferry.map((_, at) => `ferry-${at}`));
  expect(listed(other)).toEqual(parliament.map((_, at) => `bill-${at}`));
  expect([after?.reports, other?.reports]).toEqual([4, 7]);

  const { body } = await web.app.inject({ url: after?.path ?? '' });
  const link = `<a href="${other?.path ?? ''}"><bdi>Reports of another event were listed here`;
  expect(body).toContain(link);
  expect((await web.app.inject({ url: '/p/corrections.html' })).body).toContain(link);
  expect((await verifySite(store, config)).findings).toEqual([]);
});

const assembled = (): Pipeline =>
  assemblePipeline({
    ...{ store, clock, config, log, net: createHttpNet({ config }) },
    ...{ newId: uuidv7, random: () => 0 },
  });

const published = (): Promise<readonly Roundup[]> =>
  store.roundups.list({ state: 'published', limit: 10 });

async function onlyPage(): Promise<Roundup> {
  const [page, ...others] = await published();
  if (page === undefined || others.length > 0) throw new Error('There is not just one page.');
  return page;
}

const listed = (page: Roundup | undefined): readonly string[] =>
  [page?.lead, ...(page?.lines ?? [])]
    .flatMap((one) => (one === undefined ? [] : [one.articleId]))
    .sort();

async function changed(): Promise<void> {
  await store.outbox.add('events.changed', { eventIds: ['mixed'] });
  pipeline.bus.nudge();
  await pipeline.bus.idle();
}

async function told(id: string, headline: string): Promise<void> {
  now += minuteMs;
  const outletId = `outlet-${id}`;
  const facts = { kind: 'private', medium: 'site', domains: [`${id}.example`] } as const;
  const rest = { aliases: [], rank: 1, evidence: [], reviewed: true };
  await store.outlets.put([{ id: outletId, name: `Outlet ${id}`, ...facts, ...rest }]);
  await store.articles.add(
    {
      ...{ id, feedId: 'f', outletId, url: `https://${id}.example/a`, headline, language: 'en' },
      ...{ summary: `${headline}, officials said on Tuesday.`, text: '', labels: [] },
      ...{ form: 'report', publishedAt: now, seenAt: now, version: 1 },
    },
    [],
  );
  if (id === 'late') return;
  const placed = { placedAt: now, score: 1, reasons: [], pinned: false };
  await store.events.place([{ articleId: id, eventId: 'mixed', ...placed }]);
}
