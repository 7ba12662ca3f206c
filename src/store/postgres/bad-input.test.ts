// Servers and databases that muster cannot use, and servers that go away.

import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { article, event, noon, placement } from '../contract/samples.fixture.js';
import type { Store, StoreFault } from '../store.js';
import {
  dropPostgresStore,
  hasPostgresStore,
  lockDatabase,
  openPostgresStore,
} from './postgres.js';
import { hasPostgres, newDatabase, startPostgres, type TestServer } from './server.fixture.js';
import { newSchema } from './test-database.fixture.js';

const deps = { clock: () => noon, newId: uuidv7 };

test('a server that refuses connections causes a clear fault', async () => {
  const url = 'postgres://muster@127.0.0.1:9/muster';
  const opened = openPostgresStore({ url, schema: 'muster', ...deps });
  await expect(opened).rejects.toMatchObject({
    code: 'unavailable',
    message: 'The database server is not responding.',
  });
});

describe.skipIf(!hasPostgres())('with a server', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  const open = (url: string, more: { schema?: string; readOnly?: boolean } = {}) =>
    openPostgresStore({ url, schema: 'muster', ...deps, ...more });
  const run = async (url: string, sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(sql);
    await client.end();
  };

  test.each([
    ['a missing database', '/nowhere', /no database of the name/],
    ['an unknown user', '/postgres', /refused the user or the password/],
  ])('%s is a clear fault', async (what, pathname, message) => {
    const url = Object.assign(new URL(server.url), { pathname });
    if (what === 'an unknown user') url.username = 'nobody_of_that_name';
    await expect(open(url.href)).rejects.toMatchObject({ code: 'unavailable', message });
  });

  test('an encoding other than UTF8 is refused', async () => {
    const url = await newDatabase(server, "template template0 encoding 'LATIN1'");
    await expect(open(url)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('--encoding=UTF8'),
    });
  });

  test('the time zone and the collation of the server have no effect', async () => {
    const url = await newDatabase(server);
    await run(url, "alter role muster set timezone = 'Asia/Kathmandu'");
    const store = await open(url);
    for (const id of ['b', 'B', 'a', 'é', '_']) await store.articles.add(article(id), []);
    const stream = await store.articles.stream({ seenAt: 0, id: '' }, 9);
    expect(stream.map(({ id }) => id)).toEqual(['B', '_', 'a', 'b', 'é']);
    expect(stream[0]).toEqual(article('B'));
    await run(url, 'alter role muster reset timezone');
    await store.close();
  });

  test('characters that PostgreSQL cannot store are replaced', async () => {
    const schema = newSchema();
    const store = await open(server.url, { schema });
    await store.articles.add(article('a', { headline: 'nul \0 and \ud800 half' }), []);
    const { headline } = (await store.articles.find('a'))!;
    expect(headline).toBe('nul \ufffd and \ufffd half');
    await store.close();
    await dropPostgresStore(server.url, schema);
    expect(await hasPostgresStore(server.url, schema)).toBe(false);
  });

  test('a database of a newer muster or another program is refused', async () => {
    const schema = newSchema();
    await (await open(server.url, { schema })).close();
    await run(server.url, `insert into ${schema}.migration values (999, 'of the future')`);
    for (const readOnly of [false, true]) {
      const opened = open(server.url, { schema, readOnly });
      await expect(opened).rejects.toMatchObject({ code: 'conflict', message: /newer muster/ });
    }
    const other = newSchema();
    await run(server.url, `create schema ${other}; create table ${other}.recipe (name text)`);
    await expect(open(server.url, { schema: other })).rejects.toMatchObject({
      code: 'conflict',
      message: /another program/,
    });
  });

  test('a reader neither migrates nor writes', async () => {
    const schema = newSchema();
    const early = open(server.url, { schema, readOnly: true });
    await expect(early).rejects.toMatchObject({ code: 'unavailable' });
    await (await open(server.url, { schema })).close();
    const reader = await open(server.url, { schema, readOnly: true });
    await expect(reader.notes.write('n', 'x')).rejects.toMatchObject({ code: 'unavailable' });
    await reader.close();
  });

  test('four starts at the same time create one database', async () => {
    const schema = newSchema();
    const stores = await Promise.all([1, 2, 3, 4].map(() => open(server.url, { schema })));
    await stores[0]!.notes.write('n', 'here');
    for (const store of stores) expect(await store.notes.read('n')).toBe('here');
    await Promise.all(stores.map((store) => store.close()));
  });

  test('only one process can hold the lock, and the lock ends with its connection', async () => {
    const held = await lockDatabase(server.url, 'muster');
    expect(held).toBeDefined();
    expect(await lockDatabase(server.url, 'muster')).toBeUndefined();
    await held!.release();
    const again = await lockDatabase(server.url, 'muster');
    expect(again).toBeDefined();
    await again!.release();
  });

  const endLocks = (): Promise<void> =>
    run(server.url, "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'");

  test('a lock whose connection ends is taken again', async () => {
    const held = await lockDatabase(server.url, 'again', { pauseMs: 0, refusalsMax: 9 });
    for (let round = 0; round < 2; round += 1) {
      await endLocks();
      await expect
        .poll(async () => {
          const other = await lockDatabase(server.url, 'again');
          await other?.release();
          return other;
        })
        .toBeUndefined();
    }
    await held!.release();
  });

  test('a lock that another process takes during an outage is lost', async () => {
    const held = await lockDatabase(server.url, 'lost', { pauseMs: 5_000, refusalsMax: 1 });
    await endLocks();
    const other = await lockDatabase(server.url, 'lost');
    expect(other).toBeDefined();
    expect(await held!.lost).toMatchObject({ code: 'conflict' });
    await other!.release();
    await held!.release();
  });

  test('backups are the database’s own', async () => {
    const store = await open(server.url, { schema: newSchema() });
    await expect(store.backup('/tmp/copy')).rejects.toMatchObject({
      message: expect.stringContaining('pg_dump'),
    });
    await store.close();
  });

  describe('when the server restarts', () => {
    const outages: (StoreFault | undefined)[] = [];
    let store: Store;
    beforeAll(async () => {
      const onWrite = (outage?: StoreFault) => void outages.push(outage);
      store = await openPostgresStore({ url: server.url, schema: newSchema(), ...deps, onWrite });
      await store.events.add(event('e'));
      await store.articles.add(article('a'), []);
    });
    afterAll(() => store.close());

    test.skipIf(process.env['TEST_POSTGRES'] !== undefined)(
      'in the middle of a transaction, the transaction fails whole and the next one works',
      async () => {
        const broken = store.transaction(async (tx) => {
          await tx.events.place([placement('a', 'e')]);
          await server.killAndRestart();
          await tx.outbox.add('events.changed', { eventIds: ['e'] });
        });
        await expect(broken).rejects.toMatchObject({ name: 'Fault', code: 'unavailable' });
        expect(outages.at(-1)?.message).toBe('The database server is not responding.');
        expect(await store.events.placements('e')).toEqual([]);
        expect(await store.outbox.pending()).toBe(0);
        await store.transaction((tx) => tx.events.place([placement('a', 'e')]));
        expect(await store.events.placements('e')).toHaveLength(1);
        expect(outages.at(-1)).toBeUndefined();
      },
    );
  });
});
