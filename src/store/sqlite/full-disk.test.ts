// A disk that is really full: a small one in memory. Needs root, and is skipped loudly without.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { createInProcessBus } from '../../bus/in-process.js';
import { handTimers } from '../../bus/timers.fixture.js';
import { article, event, noon } from '../contract/samples.fixture.js';
import type { Store } from '../store.js';
import { openSqliteStore } from './sqlite.js';

const diskBytes = 8 * 1024 * 1024;
const ballastBytes = 2 * 1024 * 1024;
const folder = mkdtempSync(path.join(tmpdir(), 'muster-disk-'));
const canMount = mount();
if (canMount) unmount();
else console.warn('SKIPPED: the full-disk tests need root and mount(8).');
const whenMounted = test.skipIf(!canMount);

beforeEach(() => {
  mount();
  for (const name of ballast) writeFileSync(name, Buffer.alloc(ballastBytes));
});
afterEach(unmount);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = path.join(folder, 'muster.sqlite');
const ballast = [path.join(folder, 'ballast1'), path.join(folder, 'ballast2')] as const;
/** What was told of each write: an outage's code, or that it is on the disk. */
const told: string[] = [];
const open = (readOnly = false) =>
  openSqliteStore({
    ...{ file, clock: () => noon, newId: uuidv7, readOnly },
    onWrite: (outage) => void told.push(outage?.message ?? 'written'),
  });

whenMounted('reads go on, writes say why not, and room mends it', async () => {
  const store = await open();
  const kept: string[] = [];
  for (const [index, weight] of ballast.entries()) {
    const round = `round${index}`;
    const fault = await writeUntilFull(store, kept, round);
    expect(fault).toMatchObject({ name: 'Fault', code: 'unavailable' });
    expect(String(fault)).toMatch(/disk/i);

    const reader = await open(true);
    for (const one of [store, reader]) {
      expect(await one.articles.findMany(kept)).toHaveLength(kept.length);
    }
    expect((await reader.health()).integrity).toBe('ok');
    await expect(store.backup(path.join(folder, 'copy'))).rejects.toMatchObject({ name: 'Fault' });
    await reader.close();
    expect(told.at(-1)).toMatch(/disk/i);

    rmSync(weight);
    await store.articles.add(article(`${round}-after`), []);
    expect(told.at(-1)).toBe('written');
    kept.push(`${round}-after`);
  }
  await store.close();

  const again = await open();
  expect(await again.articles.findMany(kept)).toHaveLength(kept.length);
  expect((await again.health()).counts['articles']).toBe(kept.length);
  expect((await again.health()).integrity).toBe('ok');
  await again.close();
});

whenMounted('the bus waits for room; no message loses a try', async () => {
  const store = await open();
  await store.outbox.add('articles.read', { articleIds: ['a'] });
  await writeUntilFull(store, [], 'load');
  const timers = handTimers(noon);
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const bus = createInProcessBus({ store, clock: timers.clock, log, schedule: timers.schedule });
  let handled = 0;
  bus.subscribe({
    subject: 'articles.read',
    consumer: 'group',
    concurrency: 1,
    handle: async (delivery) => {
      handled += 1;
      await delivery.settle(async (tx) => {
        await tx.events.add(event('e'));
        await tx.articles.add(article('big', { text: 'x'.repeat(diskBytes / 4) }), []);
      });
    },
  });
  bus.start();
  for (let waits = 0; waits < 40; waits += 1) {
    timers.pass(20_000);
    for (let turn = 0; turn < 20; turn += 1) await breathe();
  }
  expect(await store.events.find('e')).toBeUndefined();
  expect(await bus.deadLetters(1)).toEqual([]);
  for (const name of ballast) rmSync(name);
  while ((await store.events.find('e')) === undefined) {
    timers.pass(20_000);
    await breathe();
  }
  await bus.idle();
  expect(handled).toBeGreaterThan(0);
  expect(await store.outbox.pending()).toBe(0);
  await bus.stop();
  await store.close();
});

/** Adds articles, noting those that were acknowledged; answers the fault that ended it. */
async function writeUntilFull(store: Store, kept: string[], name: string): Promise<unknown> {
  for (let size = 200_000; size > 0; size = Math.floor(size / 10)) {
    for (let count = 0; ; count += 1) {
      const id = `${name}-${size}-${count}`;
      try {
        await store.transaction(async (tx) => {
          await tx.articles.add(article(id, { text: 'x'.repeat(size) }), []);
        });
      } catch (fault) {
        if (size < 10) return fault;
        break;
      }
      kept.push(id);
    }
  }
  return undefined;
}

/** Lazily, since closed files may linger until they are collected. */
function unmount(): void {
  execFileSync('umount', ['-l', folder]);
}

function mount(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskBytes}`, 'tmpfs', folder], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}
