import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { article, feed, noon, outlet, published } from '../contract/samples.fixture.js';
import { migrations, type Migration } from '../sql/sql.js';
import { checkForm, migrate, numberOf } from './migrate.js';
import { platformSqlite, type SqliteDatabase } from './platform.js';
import { openSqliteStore } from './sqlite.js';

const later: readonly Migration[] = [
  ...migrations,
  {
    number: migrations.length + 1,
    name: 'a column, filled from what is there',
    sql: `
      alter table article add column words integer not null default 0;
      update article set words = length(headline) - length(replace(headline, ' ', '')) + 1;`,
  },
];

describe('migrations', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'muster-migrate-'));
    file = path.join(folder, 'muster.sqlite');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const parts = { clock: () => noon, newId: () => 'id' };
  const open = (readOnly = false) => openSqliteStore({ file, ...parts, readOnly });
  const bare = async <T>(work: (database: SqliteDatabase) => T | Promise<T>): Promise<T> => {
    const database = (await platformSqlite()).open(file);
    try {
      return await work(database);
    } finally {
      database.close();
    }
  };
  const fill = async () => {
    const store = await open();
    await store.outlets.put([outlet('courier')]);
    await store.feeds.add(feed('feed'));
    await store.articles.add(article('a'), [{ kind: 'guid', value: '1' }]);
    await store.roundups.add(published('r', noon));
    await store.close();
  };

  test('create the tables in an empty file, once', async () => {
    await (await open()).close();
    const tables = await bare((database) =>
      numberOf(database, 'select count(*) from sqlite_schema'),
    );
    await (await open()).close();
    await bare((database) => {
      expect(numberOf(database, 'select count(*) from sqlite_schema')).toBe(tables);
      expect(checkForm(database)).toBe(migrations.length);
    });
  });

  test('result in the same tables when run one by one or all at once', async () => {
    const tablesOf = (database: SqliteDatabase) =>
      database.prepare('select name, sql from sqlite_schema order by name').all();
    const stepwise = await bare(async (database) => {
      for (let count = 1; count <= migrations.length; count += 1) {
        await migrate(database, migrations.slice(0, count));
      }
      return tablesOf(database);
    });
    rmSync(file);
    await (await open()).close();
    expect(stepwise).toEqual(await bare(tablesOf));
  });

  test('keep the rows of a filled database', async () => {
    await fill();
    await bare((database) => migrate(database, later));
    await bare((database) => {
      expect(numberOf(database, 'pragma user_version')).toBe(later.length);
      expect(numberOf(database, 'select words from article')).toBe(3);
      expect(numberOf(database, 'select count(*) from articleKey')).toBe(1);
      expect(numberOf(database, 'select count(*) from roundupText')).toBe(1);
    });
  });

  test('do not mark documents as read that a message still names', async () => {
    const before = migrations.findIndex(({ name }) => name === 'documents that are read');
    await bare(async (database) => {
      await migrate(database, migrations.slice(0, before));
      for (const id of ['old', 'settled', 'fresh', 'waiting', 'dead']) {
        database.exec(`
          insert into document (id, feedId, url, fetchedAt, status, headers, body)
          values ('${id}', 'f', 'https://courier.example/', 5, 200, '{}', x'00');`);
        if (id === 'old') continue;
        database.exec(`
          insert into message (id, subject, body, bornAt)
          values ('${id}', 'feed.fetched', '{"documentId":"${id}"}', 5);`);
        if (id === 'fresh') continue;
        database.exec(`
          insert into delivery (message, consumer, state, attempts, at)
          select number, 'read', '${id}', 1, 5 from message where id = '${id}';`);
      }
    });
    const store = await open();
    const left = async (id: string) => (await store.documents.find(id)) !== undefined;
    expect(await store.documents.prune(noon)).toBe(2);
    expect([await left('fresh'), await left('waiting'), await left('dead')]).toEqual([
      true,
      true,
      true,
    ]);
    await store.close();
  });

  test('are all undone when one fails', async () => {
    await fill();
    const broken = [...later, { number: 99, name: 'broken', sql: 'create table outlet (id text)' }];
    await expect(bare((database) => migrate(database, broken))).rejects.toThrow();
    const store = await open();
    expect(await store.articles.find('a')).toEqual(article('a'));
    await store.close();
  });

  test.each(['empty', 'filled'])(
    'run once when two processes start on an %s database',
    async (kind) => {
      if (kind === 'filled') {
        await bare((database) => migrate(database, migrations.slice(0, 1)));
      }
      const stores = await Promise.all(Array.from({ length: 4 }, () => open()));
      await stores[0]!.notes.write('n', 'here');
      for (const store of stores) expect(await store.notes.read('n')).toBe('here');
      await Promise.all(stores.map((store) => store.close()));
    },
  );

  test('refuse the database of a newer muster and leave it unchanged', async () => {
    await fill();
    await bare((database) => migrate(database, later));
    await expect(open()).rejects.toMatchObject({ code: 'conflict' });
    await expect(open(true)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('refuse the database of another program and leave it unchanged', async () => {
    await bare((database) => database.exec('create table recipe (name text)'));
    await expect(open()).rejects.toMatchObject({ code: 'conflict' });
    await bare((database) => {
      expect(numberOf(database, 'select count(*) from sqlite_schema')).toBe(1);
    });
  });

  test('refuse a file that is not a database', async () => {
    writeFileSync(file, 'Dear diary, '.repeat(1_000));
    await expect(open()).rejects.toMatchObject({ name: 'Fault' });
  });

  test('a reader neither migrates nor writes', async () => {
    await bare((database) => migrate(database, migrations.slice(0, 1)));
    await expect(open(true)).rejects.toMatchObject({ code: 'unavailable' });
    await (await open()).close();
    const reader = await open(true);
    await expect(reader.notes.write('n', 'x')).rejects.toMatchObject({ code: 'unavailable' });
    await reader.close();
  });

  test('writes are flushed to the disk at each commit', async () => {
    const sqlite = await platformSqlite();
    const opened: SqliteDatabase[] = [];
    const spied = {
      ...sqlite,
      open: (...words: Parameters<typeof sqlite.open>) => {
        const database = sqlite.open(...words);
        opened.push(database);
        return database;
      },
    };
    const store = await openSqliteStore({ file, ...parts, sqlite: spied });
    const full = 2;
    expect(numberOf(opened[0]!, 'pragma synchronous')).toBe(full);
    expect(opened[0]!.prepare('pragma journal_mode').all()).toEqual([{ journal_mode: 'wal' }]);
    expect(numberOf(opened[0]!, 'pragma foreign_keys')).toBe(1);
    await store.close();
  });
});
