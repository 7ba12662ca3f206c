// `muster doctor` on data that are well, and on data that are not.

import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterAll, describe, expect, test } from 'vitest';
import { adviceOn } from '../src/outage.js';
import { dayMs } from '../src/domain/time.js';
import { openSqliteStore } from '../src/store/sqlite/sqlite.js';
import type { Store } from '../src/store/store.js';
import { runProduct } from './product.fixture.js';

const folder = mkdtempSync(path.join(tmpdir(), 'muster-doctor-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const database = (data: string): string => path.join(folder, data, 'muster.sqlite');
const doctor = (data: string, ...words: readonly string[]) =>
  runProduct(path.join(folder, data), ['doctor', ...words]);

async function withStore(data: string, work: (store: Store) => Promise<void>): Promise<void> {
  mkdirSync(path.join(folder, data), { recursive: true });
  const store = await openSqliteStore({ file: database(data), clock: Date.now, newId: uuidv7 });
  await work(store).finally(() => store.close());
}

describe('doctor on a broken database', () => {
  test('that is no database says so, and how to go on', () => {
    mkdirSync(path.join(folder, 'letter'));
    writeFileSync(database('letter'), 'Dear editor, '.repeat(1_000));
    const words = doctor('letter');
    expect(words).toMatchObject({ status: 1, stderr: '' });
    expect(words.stdout).toMatch(/^store +broken/);
    expect(words.stdout).toMatch(/muster restore FILE/);
    const json = doctor('letter', '--json');
    expect(json.status).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({ store: { integrity: 'broken' } });
  });

  test('with spoiled pages says so', async () => {
    await withStore('spoiled', (store) => store.notes.write('a', 'x'.repeat(200_000)));
    const spoiled = await open(database('spoiled'), 'r+');
    const { size } = await spoiled.stat();
    await spoiled.write(Buffer.alloc(Math.floor(size / 2), 0x5a), 0, null, 8_192);
    await spoiled.close();
    copyFileSync(database('spoiled'), `${database('spoiled')}.kept`);
    const { status, stdout, stderr } = doctor('spoiled');
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^store +broken/);
    expect(status).toBe(1);
  });
});

describe('doctor on whole data', () => {
  test('reports times in the future, which a clock that was ahead leaves', async () => {
    const nextYear = Date.now() + 365 * dayMs;
    await withStore('ahead', async (store) => {
      const article = { id: 'a', feedId: 'f', outletId: 'o', url: 'https://selm.example/a' };
      const text = {
        headline: 'Ferry',
        summary: '',
        text: '',
        labels: [],
        form: 'report',
      } as const;
      await store.articles.add({ ...article, ...text, seenAt: nextYear, version: 1 }, []);
    });
    const { status, stdout } = doctor('ahead');
    expect(stdout).toMatch(/^store +ok/);
    expect(stdout).toMatch(/clock +times in the future\n +The newest article was seen on/);
    expect(status).toBe(1);
  });

  test('reports documents that were fetched but never read', async () => {
    await withStore('unread', (store) =>
      store.documents.add({
        ...{ id: 'd', feedId: 'f', url: 'https://selm.example/feed', fetchedAt: 1, status: 200 },
        ...{ headers: {}, body: new Uint8Array(1) },
      }),
    );
    const { status, stdout } = doctor('unread');
    expect(stdout).toMatch(/documents 1 document fetched, but never read/);
    expect(status).toBe(1);
  });
});

/** Root may write everywhere. */
const isRoot = process.getuid?.() === 0;
test.skipIf(isRoot)('data in a folder that cannot be written are not called broken', () => {
  mkdirSync(path.join(folder, 'closed'));
  writeFileSync(database('closed'), '');
  chmodSync(path.join(folder, 'closed'), 0o500);
  const { state, advice } = adviceOn(['unable to open database file'], {
    file: database('closed'),
  });
  expect(state).toBe('read-only');
  expect(advice).not.toMatch(/restore/);
});
