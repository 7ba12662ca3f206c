import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { article, feed, outlet } from '../store/contract/samples.fixture.js';
import { openSqliteStore } from '../store/sqlite/sqlite.js';
import type { Store } from '../store/store.js';
import { articleLines, correctionLines } from './corrections.js';
import { group } from './group.js';

const start = Date.UTC(2031, 4, 4, 8);
let store: Store;
let ids = 0;

beforeEach(async () => {
  ids = 0;
  const newId = (): string => `id-${++ids}`;
  store = await openSqliteStore({ file: ':memory:', clock: () => start, newId });
  await store.outlets.put([outlet('lantern', { name: 'The Lantern' })]);
  await store.feeds.add(feed('feed', { outletId: 'lantern' }));
});
afterEach(() => store.close());

async function place(id: string, eventId: string, pinned: boolean): Promise<void> {
  if ((await store.events.find(eventId)) === undefined) {
    const times = { createdAt: start, changedAt: start, firstAt: start, lastAt: start };
    await store.events.add({ id: eventId, ...times, articles: 0, outlets: 0, origins: 0 });
  }
  const said = { summary: 'In short.', seenAt: start, url: `https://lantern.example/${id}` };
  await store.articles.add(article(id, { ...said, outletId: 'lantern' }), []);
  await store.events.place([
    { articleId: id, eventId, placedAt: start, score: 0, reasons: [], pinned },
  ]);
}

async function all(lines: AsyncGenerator<string>): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const line of lines) found.push(line);
  return found;
}

test('what editors pinned is told as corrections, and the articles beside', async () => {
  await place('a', 'e1', false);
  await place('b', 'e1', true);
  await place('c', 'e2', true);
  await place('d', 'e3', false);
  expect(await all(correctionLines(store))).toEqual(['{"together":["b","a"]}', '{"alone":"c"}']);
  const articles = await all(articleLines(store));
  expect(articles).toHaveLength(4);
  expect(JSON.parse(articles[0] ?? '')).toEqual({
    id: 'a',
    title: 'Headline of a',
    text: 'In short.',
    url: 'https://lantern.example/a',
    outlet: 'lantern',
    date: '2031-05-04T08:00:00.000Z',
  });
});

test('what is written down can be run again', async () => {
  await place('a', 'e1', false);
  await place('b', 'e1', true);
  await place('c', 'e2', true);
  const folder = mkdtempSync(path.join(tmpdir(), 'muster-corrections-'));
  const write = (name: string, lines: readonly string[]): string => {
    const file = path.join(folder, name);
    writeFileSync(file, lines.join('\n'));
    return file;
  };
  const articles = write('articles.jsonl', await all(articleLines(store)));
  const corrections = write('corrections.jsonl', await all(correctionLines(store)));
  const [output, errors] = [new PassThrough(), new PassThrough()];
  await group(articles, { corrections }, output, errors);
  rmSync(folder, { recursive: true });
  const rows = String(output.read()).trim().split('\n');
  const [a, b, c] = rows.map((row) => row.split('\t')[1]);
  expect([a === b, a === c]).toEqual([true, false]);
  expect(String(errors.read())).toContain('2 corrections held');
});

test('more than one page of them', async () => {
  for (let at = 0; at < 501; at++) await place(`a${String(at).padStart(4, '0')}`, 'e1', at === 500);
  expect(await all(correctionLines(store))).toEqual(['{"together":["a0500","a0000"]}']);
  expect(await all(articleLines(store))).toHaveLength(501);
});

test('nothing decided, nothing told', async () => {
  await place('a', 'e1', false);
  expect(await all(correctionLines(store))).toEqual([]);
});
