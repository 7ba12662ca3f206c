// Copies between the two databases, there and back.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import {
  article,
  draft,
  event,
  feed,
  noon,
  outlet,
  placement,
  published,
  typed,
  version,
} from './contract/samples.fixture.js';
import { copyRecords, type CopyEnd } from './copy.js';
import { openPostgresEnd, openPostgresStore } from './postgres/postgres.js';
import { hasPostgres, startPostgres, type TestServer } from './postgres/server.fixture.js';
import { newSchema } from './postgres/test-database.fixture.js';
import { copiedTables } from './sql/sql.js';
import { migrate } from './sqlite/migrate.js';
import { platformSqlite } from './sqlite/platform.js';
import { openSqliteEnd, openSqliteStore } from './sqlite/sqlite.js';
import type { Store } from './store.js';

const deps = { clock: () => noon, newId: uuidv7 };

async function fill(store: Store): Promise<void> {
  await store.outlets.put([outlet('courier'), outlet('beacon')]);
  await store.feeds.add(feed('feed'));
  await store.events.add(event('e'));
  await store.transaction(async (tx) => {
    for (let index = 0; index < 250; index += 1) {
      const id = `a${index}`;
      await tx.articles.add(article(id, { text: `Ä “${index}” \0` }), [
        { kind: 'guid', value: id },
      ]);
    }
  });
  await store.articles.addVersion(version('a1', 2));
  await store.events.place([placement('a1', 'e')]);
  await store.roundups.add(published('r', noon, { labels: [typed('Floods')] }));
  await store.roundups.add(draft('d'));
  await store.roundups.remove('d');
  await store.outbox.add('articles.read', { articleIds: ['a1'] });
  await store.outbox.add('articles.read', { articleIds: ['a2'] });
  const [due] = await store.outbox.due('group', 'articles.read', noon, 1);
  await store.outbox.settle('group', due!.message.id);
  await store.notes.write('n', 'kept');
  const body = Uint8Array.from({ length: 300 }, (_, index) => index % 256);
  const document = { id: 'doc', feedId: 'feed', url: 'https://courier.example/', headers: {} };
  await store.documents.add({ ...document, fetchedAt: noon, status: 200, body });
}

async function stateOf(store: Store) {
  return {
    counts: await store.counts(),
    articles: await store.articles.stream({ seenAt: 0, id: '' }, 999),
    versions: await store.articles.versions('a1'),
    roundups: await store.roundups.stream('', 99),
    labels: await store.roundups.labels(),
    found: (await store.roundups.search({ text: 'title', limit: 9 })).hits,
    due: await store.outbox.due('group', 'articles.read', noon, 9),
    note: await store.notes.read('n'),
    document: await store.documents.find('doc'),
    revision: await store.siteRevision(),
  };
}

test('every table is copied or rebuilt', async () => {
  const database = (await platformSqlite()).open(':memory:');
  await migrate(database);
  const names = database
    .prepare(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite%' " +
        "and name not like 'roundupText%' order by name",
    )
    .all() as { name: string }[];
  const copied = copiedTables().map(([table]) => table);
  expect([...copied, 'roundupOutlet'].sort()).toEqual(names.map(({ name }) => name).sort());
  database.close();
});

describe.skipIf(!hasPostgres())('a copy', () => {
  let server: TestServer;
  let folder: string;
  beforeAll(async () => {
    server = await startPostgres();
    folder = mkdtempSync(path.join(tmpdir(), 'muster-copy-'));
    const store = await openSqliteStore({ file: path.join(folder, 'from.sqlite'), ...deps });
    await fill(store);
    await store.close();
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const sqlite = (name: string) => path.join(folder, `${name}.sqlite`);
  const copied = async (from: CopyEnd, to: CopyEnd) => {
    try {
      return await copyRecords(from, to, () => undefined);
    } finally {
      await from.close();
      await to.close();
    }
  };

  test('to PostgreSQL and back keeps every row, the search and the order of messages', async () => {
    const schema = newSchema();
    const there = await copied(
      await openSqliteEnd(sqlite('from')),
      await openPostgresEnd(server.url, schema),
    );
    expect(there.rows).toMatchObject({ article: 250, message: 2, roundup: 1 });
    const original = await openSqliteStore({ file: sqlite('from'), ...deps });
    const wanted = await stateOf(original);
    await original.close();
    const readable = JSON.parse(JSON.stringify(wanted).replaceAll('\\u0000', '\ufffd')) as object;
    const store = await openPostgresStore({ url: server.url, schema, ...deps });
    const { document, ...state } = await stateOf(store);
    expect(readable).toMatchObject(JSON.parse(JSON.stringify(state)) as object);
    expect(document).toEqual(wanted.document);
    await copied(await openPostgresEnd(server.url, schema), await openSqliteEnd(sqlite('back')));
    await store.outbox.add('articles.read', { articleIds: ['a3'] });
    const due = await store.outbox.due('group', 'articles.read', noon, 9);
    expect(due.map(({ message }) => message.body)).toEqual([
      { articleIds: ['a2'] },
      { articleIds: ['a3'] },
    ]);
    await store.roundups.add(draft('new'));
    await store.close();
    const back = await openSqliteStore({ file: sqlite('back'), ...deps });
    expect(JSON.parse(JSON.stringify(await stateOf(back)))).toEqual(readable);
    await back.close();
  });

  test('that fails midway leaves nothing behind and can be repeated', async () => {
    const schema = newSchema();
    const from = await openSqliteEnd(sqlite('from'));
    const to = await openPostgresEnd(server.url, schema);
    const reason = new Error('The process ends here.');
    const broken = copyRecords(from, to, (rows) => {
      if (rows > 200) throw reason;
    });
    await expect(broken).rejects.toBe(reason);
    const store = await openPostgresStore({ url: server.url, schema, ...deps });
    expect((await store.counts())['articles']).toBe(0);
    await copyRecords(from, to, () => undefined);
    expect((await store.counts())['articles']).toBe(250);
    await store.close();
    await to.close();
    await from.close();
  });

  test('into a database that holds data is refused', async () => {
    const from = await openSqliteEnd(sqlite('from'));
    const to = await openSqliteEnd(sqlite('full'));
    await copyRecords(from, to, () => undefined);
    const again = copyRecords(from, to, () => undefined);
    await expect(again).rejects.toMatchObject({ code: 'conflict' });
    await to.close();
    await from.close();
  });
});
