import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { synthesiseStream } from '../synthetic-stream.fixture.js';
import { handDelivery } from '../../bus/delivery.fixture.js';
import { dayMs, hourMs } from '../../domain/time.js';
import { article, feed, outlet } from '../../store/contract/samples.fixture.js';
import { openSqliteStore } from '../../store/sqlite/sqlite.js';
import type { Store } from '../../store/store.js';
import { createGrouper, type Grouper, type StateFile } from '../group.js';

const { reports } = synthesiseStream({
  articles: 60,
  titleOnly: false,
  articlesPerDay: 6_000,
  seed: 11,
});
const first = reports[0]?.time ?? 0;

let now: number;
let ids: number;
let store: Store;
let kept: { state?: Uint8Array };
let logged: { readonly [name: string]: unknown }[];
const newId = (): string => `id-${String(++ids).padStart(6, '0')}`;

let file: StateFile;

/** Like a file, and as slow to forget; a writer of an earlier test writes to its own. */
function fileOf(held: { state?: Uint8Array }): StateFile {
  return {
    read: () => Promise.resolve(held.state),
    write: (parts) => {
      held.state = Buffer.concat(parts);
      return Promise.resolve();
    },
  };
}

const grouper = (on: StateFile | 'none' = file, release = '1.0.0'): Grouper =>
  createGrouper({
    store,
    clock: () => now,
    newId,
    config: { groupWindowDays: 7 },
    log: {
      info: (fields, text) => void logged.push({ ...fields, text }),
      error: (fields, text) => void logged.push({ ...fields, text }),
    },
    ...(on === 'none' ? {} : { kept: { file: on, release } }),
  });
const warmedFrom = () =>
  logged.filter(({ text }) => text === 'The grouping engine has started.').at(-1);

async function openStore(): Promise<Store> {
  const opened = await openSqliteStore({ file: ':memory:', clock: () => now, newId });
  await opened.outlets.put([outlet('o', { domains: ['courier.example'] })]);
  await opened.feeds.add(feed('f', { outletId: 'o' }));
  return opened;
}

beforeEach(async () => {
  now = first;
  ids = 0;
  kept = {};
  file = fileOf(kept);
  logged = [];
  store = await openStore();
});
afterEach(() => store.close());

async function read(from: number, to: number, by: Grouper): Promise<void> {
  for (const report of reports.slice(from, to)) {
    const { id, headline, text, time = now } = report;
    now = Math.max(now + 1, time);
    const said = { headline, text, language: 'en', seenAt: now, publishedAt: time };
    await store.articles.add(article(id, { ...said, feedId: 'f', outletId: 'o' }), []);
    const hand = { store, now, id: newId() };
    await by.handle(handDelivery('articles.read', { articleIds: [id] }, hand));
  }
}

/** Who stands with whom, by article. */
async function together(): Promise<readonly (string | undefined)[]> {
  const all = await store.articles.findMany(reports.map(({ id }) => id));
  const firstOf = new Map<string | undefined, string>();
  return all.map(({ id, eventId }) => {
    if (!firstOf.has(eventId)) firstOf.set(eventId, id);
    return firstOf.get(eventId);
  });
}

describe('the saved state', () => {
  test('a stop and a start between change nothing of what follows', async () => {
    const whole = grouper('none');
    await read(0, 60, whole);
    await whole.finishHindsight();
    const expected = await together();
    await store.close();
    [now, ids, store] = [first, 0, await openStore()];
    const before = grouper();
    await read(0, 35, before);
    await before.rest();
    logged = [];
    const after = grouper();
    await read(35, 60, after);
    await after.finishHindsight();
    expect(warmedFrom()).toMatchObject({ articles: 35, settled: 0, from: 'the saved state' });
    expect(await together()).toEqual(expected);
  });

  test('a start without it remembers what muster would that was never stopped', async () => {
    await read(0, 30, grouper('none'));
    now += 8 * dayMs;
    await grouper('none').warm();
    expect(warmedFrom()).toMatchObject({ articles: 30, from: 'the store' });
  });

  test('what the store has placed since is settled, and nothing else', async () => {
    const one = grouper();
    await read(0, 20, one);
    await one.rest();
    await read(20, 30, grouper('none'));
    const two = grouper();
    await two.warm();
    const { settled, articles } = warmedFrom() ?? {};
    expect(articles).toBe(30);
    expect(settled).toBeGreaterThanOrEqual(10);
    expect(settled).toBeLessThan(20);
  });

  test('what an editor did since is known', async () => {
    const one = grouper();
    await read(0, 30, one);
    await one.rest();
    const [moved, stayed] = await store.articles.findMany([reports[3]!.id, reports[9]!.id]);
    const eventId = stayed?.eventId ?? '';
    expect(moved?.eventId).not.toBe(eventId);
    const pin = { score: 0, reasons: [], pinned: true, placedAt: 0 };
    await store.events.place([{ ...pin, articleId: reports[3]!.id, eventId }]);
    const two = grouper();
    await read(30, 60, two);
    expect(warmedFrom()).toMatchObject({ settled: 1, from: 'the saved state' });
    expect((await store.articles.find(reports[3]!.id))?.eventId).toBe(eventId);
  });

  test('is kept by and by while work goes on, at most every ten minutes', async () => {
    let writes = 0;
    const counting: StateFile = { ...file, write: (parts) => (writes++, file.write(parts)) };
    const one = grouper(counting);
    await read(0, 5, one);
    expect(writes).toBe(0);
    now += hourMs;
    await read(5, 7, one);
    await one.rest();
    expect(writes).toBe(2);
    await one.rest();
    expect(writes).toBe(2);
  });
});

describe('a kept state that is of no use', () => {
  async function keep(): Promise<void> {
    const one = grouper();
    await read(0, 20, one);
    await one.rest();
    logged = [];
  }
  const whyRefused = () => logged.find(({ why }) => why !== undefined)?.['why'];

  test('a damaged one is refused, and the state is read from the store', async () => {
    await keep();
    kept.state![500]! ^= 1;
    await grouper().warm();
    expect(whyRefused()).toMatch(/damaged/);
    expect(warmedFrom()).toMatchObject({ articles: 20, settled: 20, from: 'the store' });
  });

  test('where it cannot be read the state is read from the store', async () => {
    await keep();
    await grouper({ ...file, read: () => Promise.reject(new Error('bad sector')) }).warm();
    expect(whyRefused()).toMatch(/bad sector/);
    expect(warmedFrom()).toMatchObject({ articles: 20, from: 'the store' });
  });

  test('one of another release is refused', async () => {
    await keep();
    await grouper(file, '1.1.0').warm();
    expect(whyRefused()).toMatch(/release 1\.0\.0/);
    expect(warmedFrom()).toMatchObject({ from: 'the store' });
  });

  test('one that the database does not know, as after a restore, is refused', async () => {
    await keep();
    const older = await store.notes.read('group.state');
    await read(20, 30, grouper('none'));
    const later = grouper();
    await read(30, 31, later);
    await later.rest();
    await store.notes.write('group.state', older ?? '');
    logged = [];
    await grouper().warm();
    expect(whyRefused()).toMatch(/not the one/);
    for (const odd of ['no note', 'null', '{}', '[1]', '{"digest": 7}']) {
      await store.notes.write('group.state', odd);
      await expect(grouper().warm()).resolves.toBeUndefined();
    }
  });

  test('where it cannot be written grouping goes on, and says so', async () => {
    const full: StateFile = { ...file, write: () => Promise.reject(new Error('disk full')) };
    const one = grouper(full);
    await read(0, 5, one);
    await one.rest();
    expect(logged.some(({ fault }) => fault instanceof Error)).toBe(true);
    await read(5, 8, one);
    await one.rest();
    await grouper().warm();
    expect(warmedFrom()).toMatchObject({ articles: 8, from: 'the store' });
  });
});
