// A document that the reading threads give up: suspended machine, starved or dead worker.

import { expect, test } from 'vitest';
import type { Delivery } from '../bus/bus.js';
import type { Document } from '../domain/document.js';
import { feed } from '../store/contract/samples.fixture.js';
import { openSqliteStore } from '../store/sqlite/sqlite.js';
import { createReader } from './read.js';
import type { Threads } from './threads/threads.js';

const now = Date.UTC(2031, 4, 6, 12);
const url = 'https://courier.example/main.xml';
const threads: Threads = {
  run: () => Promise.resolve({ kind: 'gave-up', why: 'its thread ended' }),
  close: () => Promise.resolve(),
};

async function newsroom() {
  let serial = 0;
  const newId = (): string => `id-${(serial += 1)}`;
  const store = await openSqliteStore({ file: ':memory:', clock: () => now, newId });
  const validators = { url, etag: '"1"' };
  await store.feeds.add(feed('main', { url, validators, bodyHash: 'ab' }));
  const document: Document = {
    ...{ id: 'd', feedId: 'main', url, fetchedAt: now, status: 200, headers: {} },
    body: Buffer.from('<rss/>'),
  };
  await store.documents.add(document);
  const reader = createReader({ store, clock: () => now, newId, threads });
  const deliver = async (attempt: number): Promise<string> => {
    let outcome = 'nothing';
    const delivery: Delivery<'feed.fetched'> = {
      ...{ id: 'm', subject: 'feed.fetched', body: { documentId: 'd' }, bornAt: now, attempt },
      settle: (write) => ((outcome = 'settled'), store.transaction(write)),
      postpone: () => Promise.resolve(false),
    };
    await reader.handleFeed(delivery).catch((fault: Error) => (outcome = fault.message));
    return outcome;
  };
  return { store, deliver };
}

test('the first tries fail, and the document stays unread', async () => {
  const { store, deliver } = await newsroom();
  for (const attempt of [1, 2]) {
    expect(await deliver(attempt)).toBe('This feed could not be read: its thread ended.');
  }
  expect((await store.documents.find('d'))?.readAt).toBeUndefined();
  expect((await store.feeds.find('main'))?.validators).toBeDefined();
  await store.close();
});

test('after the last try the feed is requested in full again and shows why', async () => {
  const { store, deliver } = await newsroom();
  expect(await deliver(3)).toBe('settled');
  const present = await store.feeds.find('main');
  expect(present?.validators).toBeUndefined();
  expect(present?.bodyHash).toBeUndefined();
  expect(JSON.stringify(present)).toContain('could not be read');
  await store.close();
});
