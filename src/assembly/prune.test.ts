import { expect, test } from 'vitest';
import { hourMs, dayMs } from '../domain/time.js';
import type { Documents } from '../store/store.js';
import { openSqliteStore } from '../store/sqlite/sqlite.js';
import { createPruning } from './prune.js';

const noon = Date.UTC(2031, 4, 6, 12);

async function house(alter: (documents: Documents) => Documents = (same) => same) {
  let now = noon;
  let tick: (() => void) | undefined;
  const logged: string[] = [];
  const note = (_: object, text: string): void => void logged.push(text);
  const store = await openSqliteStore({ file: ':memory:', clock: () => now, newId: () => 'id' });
  const pruning = createPruning({
    documents: alter(store.documents),
    clock: () => now,
    log: { debug: note, info: note, warn: note, error: note },
    keepMs: dayMs,
    every: (periodMs, work) => {
      expect(periodMs).toBe(hourMs);
      tick = work;
      return () => (tick = undefined);
    },
  });
  const add = (id: string) =>
    store.documents.add({
      ...{ id, feedId: 'f', url: 'https://courier.example/', fetchedAt: noon - 99 * dayMs },
      ...{ status: 200, headers: {}, body: new Uint8Array(1) },
    });
  const left = async () => (await store.health()).counts['documents'];
  const pass = (ms: number): void => {
    now += ms;
    tick?.();
  };
  return { store, pruning, add, left, pass, logged, isTicking: () => tick !== undefined };
}

test('prunes at the start and every hour, and never what nobody has read', async () => {
  const { store, pruning, add, left, pass, isTicking } = await house();
  for (const id of ['long ago', 'lately', 'unread']) await add(id);
  await store.documents.markRead('long ago', noon - 2 * dayMs);
  await store.documents.markRead('lately', noon - dayMs + hourMs / 2);
  await pruning.start();
  expect(await left()).toBe(2);
  pass(hourMs);
  await pruning.stop();
  expect(await left()).toBe(1);
  expect(await store.documents.find('unread')).toBeDefined();
  expect(isTicking()).toBe(false);
  await store.close();
});

test('a store in trouble stops neither the start nor the next hour', async () => {
  let troubles = 1;
  const { store, pruning, add, left, pass, logged } = await house((documents) => ({
    ...documents,
    prune: (before) => {
      if ((troubles -= 1) >= 0) return Promise.reject(new Error('The disk is full.'));
      return documents.prune(before);
    },
  }));
  await add('a');
  await store.documents.markRead('a', noon - 2 * dayMs);
  await pruning.start();
  expect([await left(), logged.length]).toEqual([1, 1]);
  pass(hourMs);
  await pruning.stop();
  expect(await left()).toBe(0);
  await store.close();
});
