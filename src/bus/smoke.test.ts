import { expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { openSqliteStore } from '../store/sqlite/sqlite.js';
import { createInProcessBus } from './in-process.js';
test('smoke', async () => {
  const store = await openSqliteStore({ file: ':memory:', clock: Date.now, newId: uuidv7 });
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const bus = createInProcessBus({ store, clock: Date.now, log });
  const seen: string[] = [];
  bus.subscribe({
    subject: 'feed.fetched',
    consumer: 'a',
    concurrency: 2,
    handle: async (d) => {
      await d.settle(async (tx) => {
        seen.push(d.body.documentId);
        await tx.outbox.add('page.wanted', { articleId: d.body.documentId });
      });
    },
  });
  bus.subscribe({
    subject: 'page.wanted',
    consumer: 'b',
    concurrency: 1,
    handle: async (d) => {
      seen.push('p' + d.body.articleId);
    },
  });
  for (let i = 0; i < 300; i++) await store.outbox.add('feed.fetched', { documentId: String(i) });
  bus.start();
  await bus.idle();
  expect(seen.length).toBe(600);
  expect(seen.filter((s) => s[0] === 'p')).toEqual(Array.from({ length: 300 }, (_, i) => 'p' + i));
  expect(await store.outbox.pending()).toBe(0);
  await bus.stop();
});
