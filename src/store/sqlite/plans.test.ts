// What is asked often is answered by an index: its cost does not grow with the archive.

import { beforeAll, expect, test } from 'vitest';
import { article, event, feed, noon, placement } from '../contract/samples.fixture.js';
import { calls } from '../contract/calls.fixture.js';
import type { Store } from '../store.js';
import { platformSqlite, type Sqlite, type SqliteDatabase } from './platform.js';
import { openSqliteStore } from './sqlite.js';
import { processorMs } from '../../../test/processor-time.fixture.js';

/** Notes down every statement that is prepared. */
function noted(sqlite: Sqlite, statements: string[], opened: SqliteDatabase[]): Sqlite {
  return {
    ...sqlite,
    open: (file, options) => {
      const database = sqlite.open(file, options);
      opened.push(database);
      return {
        exec: (sql) => database.exec(sql),
        close: () => database.close(),
        prepare: (sql) => {
          statements.push(sql);
          return database.prepare(sql);
        },
      };
    },
  };
}

const statements: string[] = [];
const opened: SqliteDatabase[] = [];
let store: Store;
beforeAll(async () => {
  const sqlite = noted(await platformSqlite(), statements, opened);
  const parts = { clock: () => noon, newId: () => 'id' };
  store = await openSqliteStore({ file: ':memory:', ...parts, sqlite });
});

test.each(calls)('%s scans no table and sorts no rows', async (_, ask) => {
  statements.length = 0;
  await ask(store);
  await ask(store);
  expect(statements.length).toBeGreaterThan(0);
  for (const sql of statements) {
    const steps = opened[0]!.prepare(`explain query plan ${sql}`).all(...blanks(sql));
    const walks = (steps as { detail: string }[])
      .map(({ detail }) => detail)
      .filter((detail) =>
        /^SCAN (?!json_each|CONSTANT|\(subquery|site$|roundupText VIRTUAL TABLE INDEX 0:=)/.test(
          detail,
        ),
      )
      // A walk along an index in its order, cut off by the limit, costs what it answers.
      .filter(
        (detail) =>
          !/USING (COVERING )?INDEX (eventChanged|roundupAll|deliveryDead|articleSeen)/.test(
            detail,
          ),
      );
    const sorts = (steps as { detail: string }[])
      .map(({ detail }) => detail)
      .filter((detail) => /TEMP B-TREE FOR ORDER BY/.test(detail));
    if (!onceInALifetime.test(sql)) expect({ sql, walks }).toEqual({ sql, walks: [] });
    if (!allowedToSort.test(sql)) expect({ sql, sorts }).toEqual({ sql, sorts: [] });
  }
});

/** Runs at the start of a process and after the clock was set back, over what waits. */
const onceInALifetime = /update delivery set at = \? where state = 'waiting' and at > \?/;

/** Sorts few: the parents of one host, one page of a label, what is due again. */
const allowedToSort = /outletDomain|from "roundup" where "id" in|state = 'waiting'/;

const blanks = (sql: string): unknown[] => sql.match(/\?/g)?.map(() => null) ?? [];

test('due messages are found as fast after 50,000 settled messages as after none', async () => {
  const parts = { clock: () => noon, newId: counter() };
  const small = await openSqliteStore({ file: ':memory:', ...parts });
  const large = await openSqliteStore({ file: ':memory:', ...parts });
  await settled(small, 50);
  await settled(large, 50_000);
  for (const one of [small, large]) {
    expect(await one.outbox.due('c', 'feed.fetched', noon, 9)).toHaveLength(1);
  }
  const cost = async (one: Store): Promise<number> => {
    const times: number[] = [];
    for (let round = 0; round < 50; round += 1) {
      const start = processorMs();
      await one.outbox.due('c', 'feed.fetched', noon, 9);
      times.push(processorMs() - start);
    }
    return times.sort((a, b) => a - b)[25]!;
  };
  expect(await cost(large)).toBeLessThan(10 * (await cost(small)) + 2);
  await small.close();
  await large.close();
});

async function settled(one: Store, count: number): Promise<void> {
  await one.transaction(async (tx) => {
    for (let index = 0; index <= count; index += 1) {
      await tx.outbox.add('feed.fetched', { documentId: 'd' });
    }
    const due = await tx.outbox.due('c', 'feed.fetched', noon, count);
    for (const { message } of due) await tx.outbox.settle('c', message.id);
  });
}

function counter(): () => string {
  let count = 0;
  return () => `m${(count += 1)}`;
}

test('all samples that the plans are tested with can be stored', async () => {
  await store.feeds.add(feed('f'));
  await store.articles.add(article('a'), []);
  await store.events.add(event('e'));
  await store.events.place([placement('a', 'e')]);
  expect((await store.health()).integrity).toBe('ok');
});
