// How long do writes and queries of the store take, and does that grow with the archive?

import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { openSqliteStore } from '../src/store/sqlite/sqlite.js';
import {
  article,
  event,
  feed,
  line,
  noon,
  outlet,
  placement,
  published,
  typed,
} from '../src/store/contract/samples.fixture.js';
import type { EntryKey, Store } from '../src/store/store.js';

const batch = 50;
const articlesPerEvent = 10;
const sizes = [1_000, 100_000];
const outlets = 50;
const words = 'dam flood valley council vote bridge strike harbour talks fire school power'.split(
  ' ',
);

const pick = (index: number, salt: number): string =>
  words[(index * 7 + salt * 13) % words.length] ?? '';
const headline = (index: number): string =>
  `${pick(index, 1)} ${pick(index, 2)} ${pick(index, 3)} number${index}`;
const outletOf = (index: number): string => `outlet${index % outlets}`;
const articleId = (index: number): string => `article-${String(index).padStart(9, '0')}`;
const keysOf = (index: number): readonly EntryKey[] => [
  { kind: 'guid', value: `https://${outletOf(index)}.example/?p=${index}` },
  { kind: 'link', value: `https://${outletOf(index)}.example/2031/05/06/a-report-number-${index}` },
  { kind: 'content', value: `${index}`.padStart(64, 'c0ffee') },
];

async function addArticles(store: Store, from: number, to: number): Promise<void> {
  for (let start = from; start < to; start += batch) {
    await store.transaction(async (tx) => {
      const ids: string[] = [];
      for (let index = start; index < Math.min(to, start + batch); index += 1) {
        const outletId = outletOf(index);
        const known = await tx.articles.findByKeys(outletId, keysOf(index));
        if (known.size > 0) continue;
        const one = article(articleId(index), {
          outletId,
          headline: headline(index),
          summary: `${headline(index)}. `.repeat(5),
          text: `${headline(index)}. `.repeat(60),
          seenAt: noon + index,
        });
        await tx.articles.add(one, keysOf(index));
        ids.push(one.id);
      }
      await tx.outbox.add('articles.read', { articleIds: ids });
    });
  }
}

async function addEvents(store: Store, from: number, to: number): Promise<void> {
  for (let start = from; start < to; start += articlesPerEvent) {
    await store.transaction(async (tx) => {
      const eventId = `event-${start}`;
      await tx.events.add(event(eventId, { changedAt: noon + start, origins: 3 }));
      const indexes = Array.from({ length: articlesPerEvent }, (_, index) => start + index);
      await tx.events.place(indexes.map((index) => placement(articleId(index), eventId)));
      const lines = indexes.map((index) =>
        line(articleId(index), outletOf(index), headline(index)),
      );
      const labels = [typed(pick(start, 5)), typed('World')];
      const at = { eventId, lines, labels, title: typed(headline(start)) };
      await tx.roundups.add(published(`roundup-${start}`, noon + start, at));
    });
  }
}

async function microseconds(work: (round: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 200; round += 1) {
    const start = performance.now();
    await work(round);
    times.push(performance.now() - start);
  }
  return (times.sort((a, b) => a - b)[100] ?? 0) * 1000;
}

const questions: readonly [string, (s: Store, size: number, round: number) => Promise<unknown>][] =
  [
    ['article by keys (3 keys)', (s, _, n) => s.articles.findByKeys(outletOf(n), keysOf(n))],
    ['article by id', (s, _, n) => s.articles.find(articleId(n))],
    ['articles of an event (10)', (s) => s.articles.ofEvent('event-500')],
    [
      'a page of the stream (100)',
      (s, z) => s.articles.stream({ seenAt: noon + z / 2, id: '' }, 100),
    ],
    ['feeds due (100 of 5,000)', (s) => s.feeds.due(noon, 100)],
    ['the front page (20 roundups)', (s) => s.roundups.list({ state: 'published', limit: 20 })],
    ['a roundup by its path', (s) => s.roundups.findByPath('/2031/05/roundup-500.html')],
    [
      'a label’s page (20)',
      (s) => s.roundups.list({ state: 'published', label: 'World', limit: 20 }),
    ],
    ['all labels', (s) => s.roundups.labels()],
    ['the site’s revision', (s) => s.siteRevision()],
    ['messages due (100)', (s) => s.outbox.due('group', 'articles.read', noon, 100)],
    ['search, a rare word', (s) => s.roundups.search({ text: 'number500', limit: 20 })],
    ['search, a word of every third', (s) => s.roundups.search({ text: 'harbour', limit: 20 })],
    ['count of all published', (s) => s.roundups.count({ state: 'published' })],
  ];

const folder = mkdtempSync(path.join(tmpdir(), 'muster-bench-'));
const file = path.join(folder, 'muster.sqlite');
const store = await openSqliteStore({ file, clock: () => noon, newId: uuidv7 });
await store.outlets.put(Array.from({ length: outlets }, (_, index) => outlet(`outlet${index}`)));
await store.transaction(async (tx) => {
  for (let index = 0; index < 5_000; index += 1) {
    await tx.feeds.add(feed(`f${index}`, { dueAt: noon + (index - 200) * 1000 }));
  }
});

const columns: number[][] = [];
const ingest: string[] = [];
let stored = 0;
for (const size of sizes) {
  const startedAt = performance.now();
  const cpu = process.cpuUsage();
  await addArticles(store, stored, size);
  const seconds = (performance.now() - startedAt) / 1000;
  const used = process.cpuUsage(cpu);
  const cpuSeconds = (used.user + used.system) / 1e6;
  const added = size - stored;
  ingest.push(
    `| articles added, batches of ${batch}, ${stored} to ${size} ` +
      `| ${(added / seconds).toFixed(0)} a second ` +
      `| ${((cpuSeconds / added) * 1e6).toFixed(0)} µs CPU each |`,
  );
  await addEvents(store, stored, size);
  stored = size;
  const column: number[] = [];
  for (const [, ask] of questions) column.push(await microseconds((n) => ask(store, size, n)));
  columns.push(column);
}
const singleMs = await microseconds((n) => store.notes.write('n', String(n)));
const start = performance.now();
await store.backup(path.join(folder, 'backup'));
const backupSeconds = (performance.now() - start) / 1000;
await store.close();
const bytes = statSync(file).size;

console.log(`Node ${process.version}, ${process.platform} ${process.arch}\n`);
console.log(`| writing | | |\n|---|---:|---:|\n${ingest.join('\n')}`);
console.log(`| one small commit | ${singleMs.toFixed(0)} µs | |`);
console.log(`| backup of ${(bytes / 2 ** 20).toFixed(0)} MiB | ${backupSeconds.toFixed(1)} s | |`);
console.log(
  `| file | ${(bytes / stored).toFixed(0)} bytes an article | with roundups and index |\n`,
);
console.log(`| question, median µs | ${sizes.map((size) => `${size} articles`).join(' | ')} |`);
console.log(`|---|${sizes.map(() => '---:').join('|')}|`);
for (const [index, [name]] of questions.entries()) {
  console.log(`| ${name} | ${columns.map((column) => column[index]?.toFixed(0)).join(' | ')} |`);
}
rmSync(folder, { recursive: true });
