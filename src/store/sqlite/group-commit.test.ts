// Writes that come together share a commit, and do not notice.

import { setImmediate as breathe } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { article, feed, noon } from '../contract/samples.contract.js';
import type { Place } from '../contract/under-test.contract.js';
import type { Store } from '../store.js';
import { sqlitePlace } from './place.contract.js';
import { platformSqlite, type Sqlite } from './platform.js';
import { openSqliteStore } from './sqlite.js';

let place: Place;
let store: Store;
beforeEach(async () => {
  place = await sqlitePlace({ clock: () => noon, newId: uuidv7 });
  store = await place.open();
});
afterEach(async () => {
  await store.close();
  await place.remove();
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

test('a hundred at once cost far fewer commits', async () => {
  const said: string[] = [];
  const counted = await openOverheard((sql) => said.push(sql));
  said.length = 0;
  await Promise.all(
    numbers.map(async (index) => {
      await breathe();
      if (index % 2 === 0) await counted.notes.write(`n${index}`, 'kept');
      else await counted.transaction((inside) => inside.notes.write(`n${index}`, 'kept'));
    }),
  );
  for (const index of numbers) expect(await counted.notes.read(`n${index}`)).toBe('kept');
  expect(said.filter((sql) => sql === 'commit').length).toBeLessThan(10);
  await counted.close();
});

test('one that fails is undone alone', async () => {
  const reason = new Error('Changed my mind.');
  await store.feeds.add(feed('taken'));
  const results = await Promise.allSettled([
    store.notes.write('before', 'kept'),
    store.transaction(async (inside) => {
      await inside.notes.write('fallen', 'lost');
      throw reason;
    }),
    store.transaction(async (inside) => {
      await inside.notes.write('conflict', 'lost');
      await inside.feeds.add(feed('twin', { url: feed('taken').url }));
    }),
    store.feeds.add(feed('twin', { url: feed('taken').url })),
    store.transaction((inside) => inside.notes.write('after', 'kept')),
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

test('a later one sees the earlier ones; nobody outside does before the commit', async () => {
  const reader = await place.openReader();
  const order: string[] = [];
  const first = store.transaction((inside) => inside.articles.add(article('a'), []));
  const second = store.transaction(async (inside) => {
    expect(await inside.articles.find('a')).toEqual(article('a'));
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

test('when the commit fails all of them fail, and the next ones go through', async () => {
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

test('steady work does not keep readers waiting', async () => {
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
