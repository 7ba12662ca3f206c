import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { article, noon, outlet, published } from '../contract/samples.fixture.js';
import type { Store } from '../store.js';
import { platformSqlite } from './platform.js';
import { openSqliteStore, restoreSqlite } from './sqlite.js';

describe('restore', () => {
  let folder: string;
  let file: string;
  let backup: string;
  const open = (name = file) => openSqliteStore({ file: name, clock: () => noon, newId: uuidv7 });
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'muster-restore-'));
    file = path.join(folder, 'muster.sqlite');
    backup = path.join(folder, 'backup.sqlite');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const fill = async (store: Store, count: number) => {
    await store.outlets.put([outlet('courier')]);
    await store.transaction(async (tx) => {
      for (let index = 0; index < count; index += 1) {
        const one = article(`a${index}`, { text: `${index} `.repeat(700) });
        await tx.articles.add(one, [{ kind: 'guid', value: one.id }]);
        await tx.roundups.add(published(`r${index}`, noon + index));
        await tx.outbox.add('articles.read', { articleIds: [one.id] });
      }
    });
  };
  const names = () => readdirSync(folder).filter((name) => name.includes('before-restore'));

  test('a backup taken under load restores to the same rows', async () => {
    const store = await open();
    await fill(store, 400);
    let running = true;
    const commits: string[] = [];
    const load = (async () => {
      for (let count = 0; running; count += 1) {
        commits.push(await hashOf(file));
        await store.transaction(async (tx) => {
          await tx.articles.add(article(`late${count}`), []);
          await tx.roundups.add(published(`late${count}`, noon));
        });
        await breathe();
      }
      commits.push(await hashOf(file));
    })();
    await store.backup(backup);
    running = false;
    await load;
    await store.close();
    const copied = await hashOf(backup);
    expect(commits).toContain(copied);
    await letGo();

    expect(await restoreSqlite(backup, file, { now: noon })).toBe(path.join(folder, names()[0]!));
    expect(await hashOf(file)).toBe(copied);
    const restored = await open();
    expect((await restored.health()).integrity).toBe('ok');
    expect((await restored.roundups.search({ text: 'title', limit: 1 })).total).toBeGreaterThan(
      399,
    );
    await restored.notes.write('n', 'alive');
    await restored.close();
    expect(await hashOf(path.join(folder, names()[0]!))).toBe(commits.at(-1));
  });

  test('a finished backup holds no state of the database back', async () => {
    const store = await open();
    await fill(store, 3);
    await store.backup(backup);
    const other = (await platformSqlite()).open(file);
    await store.notes.write('n', 'later');
    expect(other.prepare('pragma wal_checkpoint(truncate)').all()).toMatchObject([{ busy: 0 }]);
    other.close();
    await store.close();
  });

  test('a restore into an empty folder keeps no earlier database', async () => {
    const store = await open();
    await fill(store, 3);
    await store.backup(backup);
    await store.close();
    const elsewhere = path.join(folder, 'elsewhere.sqlite');
    expect(await restoreSqlite(backup, elsewhere, { now: noon })).toBeUndefined();
    expect(await hashOf(elsewhere)).toBe(await hashOf(file));
  });

  test('is refused while the database is in use, by a writer or a reader', async () => {
    const store = await open();
    await fill(store, 3);
    await store.backup(backup);
    const reader = await openSqliteStore({
      file,
      clock: () => noon,
      newId: uuidv7,
      readOnly: true,
    });
    await reader.siteRevision();
    const restore = () => restoreSqlite(backup, file, { now: noon });
    await expect(restore()).rejects.toMatchObject({ code: 'conflict' });
    await store.close();
    await letGo();
    await expect(restore()).rejects.toMatchObject({ code: 'conflict' });
    await reader.close();
    await letGo();
    expect(names()).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    await restore();
    expect(names()).toHaveLength(1);
  });

  test.each([
    ['that does not exist', () => undefined, 'not-found'],
    ['of text', () => writeFileSync(backup, 'Not a database, '.repeat(999)), 'invalid'],
    ['that is empty', () => writeFileSync(backup, ''), 'invalid'],
    ['that was damaged', () => damage(), 'invalid'],
    ['that was cut short', () => cut(), 'invalid'],
    ['of another program', () => foreign(), 'conflict'],
  ] satisfies [string, () => void | Promise<void>, string][])(
    'of a backup %s is refused and changes nothing',
    async (_, spoil, code) => {
      const store = await open();
      await fill(store, 50);
      await store.close();
      copyFileSync(file, backup);
      if (code === 'not-found') rmSync(backup);
      await spoil();
      await letGo();
      const before = await hashOf(file);
      await expect(restoreSqlite(backup, file, { now: noon })).rejects.toMatchObject({ code });
      expect(await hashOf(file)).toBe(before);
      expect(names()).toEqual([]);
      expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    },
  );

  const damage = () => {
    const bytes = readFileSync(backup);
    bytes.fill(0x5a, 4096 * 40, 4096 * 43);
    writeFileSync(backup, bytes);
  };
  const cut = () => writeFileSync(backup, readFileSync(backup).subarray(0, 4096 * 9 + 100));
  const foreign = async (): Promise<void> => {
    rmSync(backup);
    const database = (await platformSqlite()).open(backup);
    database.exec('create table recipe (name text)');
    database.close();
  };

  test('a backup without our tables, or with an unknown trigger, is refused', async () => {
    const store = await open();
    await store.backup(backup);
    await store.close();
    const sqlite = await platformSqlite();
    const alter = (sql: string): void => {
      const database = sqlite.open(backup);
      database.exec(sql);
      database.close();
    };
    alter('create trigger t after insert on article begin delete from event; end');
    const restore = () => restoreSqlite(backup, file, { now: noon });
    await expect(restore()).rejects.toThrow(/trigger t, which is not of muster/);
    alter('drop trigger t; drop table note');
    await expect(restore()).rejects.toThrow(/lacks the table note/);
    expect(names()).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')('only the owner can read the files', async () => {
    const store = await open();
    await store.notes.write('a', 'b');
    await store.backup(backup);
    const modes = readdirSync(folder).map((name) => statSync(path.join(folder, name)).mode & 0o777);
    expect(modes).toEqual(modes.map(() => 0o600));
    await store.close();
    const restored = path.join(folder, 'restored.sqlite');
    await restoreSqlite(backup, restored, { now: noon });
    expect(statSync(restored).mode & 0o777).toBe(0o600);
  });
});

/**
 * The packaged SQLite keeps a closed file open until its statements are collected. A process that
 * restores has not opened the database before, so this is a matter of this test alone.
 */
async function letGo(): Promise<void> {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  await breathe();
  await breathe();
}

/**
 * All rows of all tables, in order. The transaction is ended by hand: a file that stays open till
 * its statements are collected would keep its lock as long, and the next `open()` wait for it.
 */
async function hashOf(file: string): Promise<string> {
  const database = (await platformSqlite()).open(file, { readOnly: true });
  const hash = createHash('sha256');
  database.exec('begin');
  const tables = database
    .prepare("select name from sqlite_schema where type = 'table' order by name")
    .all() as { name: string }[];
  for (const { name } of tables) {
    const columns = database.prepare(`pragma table_info("${name}")`).all().length;
    const order = Array.from({ length: columns }, (_, index) => index + 1).join(', ');
    const rows = database.prepare(`select * from "${name}" order by ${order}`).all();
    hash.update(`${name}\n${JSON.stringify(rows)}\n`);
  }
  database.exec('commit');
  database.close();
  return hash.digest('hex');
}
