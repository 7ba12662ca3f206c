// Writes that come together share a commit, and do not notice.

import { setImmediate as breathe } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { article, feed, noon } from '../contract/samples.fixture.js';
import type { TestDatabase } from '../contract/test-store.fixture.js';
import type { Store } from '../store.js';
import { sqliteTestDatabase } from './test-database.fixture.js';
import { platformSqlite, type Sqlite } from './platform.js';
import { openSqliteStore } from './sqlite.js';

let files: TestDatabase;
let store: Store;
beforeEach(async () => {
  files = await sqliteTestDatabase({ clock: () => noon, newId: uuidv7 });
  store = await files.open();
});
afterEach(async () => {
  await store.close();
  await files.remove();
});

const numbers = Array.from({ length: 100 }, (_, index) => index);

/** Hands every statement without values to `hear` before it is carried out. */
function overheard(sqlite: Sqlite, hear: (sql: string) => void): Sqlite {
  return {
    ...sqlite,
    open: (file, options) => {
      const database = sqlite.open(file, options);
      const exec = (sql: string): void => {
        hear(sql);
        database.exec(sql);
      };
      return { exec, close: () => database.close(), prepare: (sql) => database.prepare(sql) };
    },
  };
}

async function openOverheard(hear: (sql: string) => void): Promise<Store> {
  const sqlite = overheard(await platformSqlite(), hear);
  return openSqliteStore({ file: ':memory:', clock: () => noon, newId: uuidv7, sqlite });
}

test('a hundred writes at once need far fewer commits', async () => {
  const said: string[] = [];
  const counted = await openOverheard((sql) => said.push(sql));
  said.length = 0;
  await Promise.all(
    numbers.map(async (index) => {
      await breathe();
      if (index % 2 === 0) await counted.notes.write(`n${index}`, 'kept');
      else await counted.transaction((tx) => tx.notes.write(`n${index}`, 'kept'));
    }),
  );
  for (const index of numbers) expect(await counted.notes.read(`n${index}`)).toBe('kept');
  expect(said.filter((sql) => sql === 'commit').length).toBeLessThan(10);
  await counted.close();
});

test('a write that fails is undone, and the others are not', async () => {
  const reason = new Error('Changed my mind.');
  await store.feeds.add(feed('taken'));
  const results = await Promise.allSettled([
    store.notes.write('before', 'kept'),
    store.transaction(async (tx) => {
      await tx.notes.write('fallen', 'lost');
      throw reason;
    }),
    store.transaction(async (tx) => {
      await tx.notes.write('conflict', 'lost');
      await tx.feeds.add(feed('twin', { url: feed('taken').url }));
    }),
    store.feeds.add(feed('twin', { url: feed('taken').url })),
    store.transaction((tx) => tx.notes.write('after', 'kept')),
  ]);
  expect(results.map((one) => one.status)).toEqual([
    'fulfilled',
    'rejected',
    'rejected',
    'rejected',
    'fulfilled',
  ]);
  expect(results[1]).toMatchObject({ reason });
  expect(results[2]).toMatchObject({ reason: { code: 'conflict' } });
  const names = ['before', 'fallen', 'conflict', 'after'];
  const notes = await Promise.all(names.map((name) => store.notes.read(name)));
  expect(notes).toEqual(['kept', undefined, undefined, 'kept']);
  expect((await store.feeds.list()).map((one) => one.id)).toEqual(['taken']);
});

test('a write sees earlier writes of its group; others see them after the commit', async () => {
  const reader = await files.openReader();
  const order: string[] = [];
  const first = store.transaction((tx) => tx.articles.add(article('a'), []));
  const second = store.transaction(async (tx) => {
    expect(await tx.articles.find('a')).toEqual(article('a'));
    expect(await reader.articles.find('a')).toBeUndefined();
    await breathe();
    order.push('second ran');
  });
  const read = store.articles.find('a').then((found) => {
    order.push('read outside');
    return found;
  });
  await first.then(async () => {
    order.push('first resolved');
    expect(await reader.articles.find('a')).toEqual(article('a'));
  });
  await second;
  expect(await read).toEqual(article('a'));
  expect(order[0]).toBe('second ran');
  await reader.close();
});

test('when the commit fails, all writes of the group fail and later writes succeed', async () => {
  let failing = false;
  const full = Object.assign(new Error('Failed on purpose.'), { errcode: 13 });
  const unlucky = await openOverheard((sql) => {
    if (failing && sql === 'commit') throw full;
  });
  failing = true;
  const results = await Promise.allSettled(
    numbers.slice(0, 5).map((index) => unlucky.notes.write(`n${index}`, 'lost')),
  );
  for (const one of results) {
    expect(one).toMatchObject({ status: 'rejected', reason: { code: 'unavailable' } });
  }
  expect(await unlucky.notes.read('n0')).toBeUndefined();
  failing = false;
  await unlucky.notes.write('n0', 'kept');
  expect(await unlucky.notes.read('n0')).toBe('kept');
  await unlucky.close();
});

test('a steady stream of writes does not block readers', async () => {
  let running = true;
  const writers = numbers.slice(0, 8).map(async (index) => {
    for (let round = 0; running; round += 1) await store.notes.write(`n${index}`, `${round}`);
  });
  for (let read = 0; read < 20; read += 1) {
    expect(await store.notes.read('nothing')).toBeUndefined();
  }
  running = false;
  await Promise.all(writers);
});
