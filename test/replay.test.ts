// Replay: an archive of snapshots streams through the whole way; what it brought is there once.

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { ReplayReport } from '../src/app.js';
import { createApp } from '../src/main.js';
import { synthesiseStream } from '../src/group/synthetic-stream.fixture.js';
import { verifySite } from '../src/draft/draft.js';
import { root, runProduct } from './product.fixture.js';

const archive = path.resolve(root, '../shared/data/feeds/snapshots');
const folder = mkdtempSync(path.join(tmpdir(), 'muster-replay-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const app = (name: string) =>
  createApp({ MUSTER_DATA: path.join(folder, name), MUSTER_DRAFT_ORIGINS_MIN: '1' });
const replay = (from: string, name: string): Promise<ReplayReport> =>
  app(name).replay(from, { onProgress: () => undefined });

describe('replay', () => {
  test('stores each entry once, keeps retitled ones as versions, adds nothing twice', async () => {
    const from = path.join(folder, 'invented');
    snapshot(from, 'harbour', '2026-03-01T06-00-00', [['a', 'Ferry runs aground off Skerry']]);
    snapshot(from, 'harbour', '2026-03-01T09-00-00', [
      ['a', 'Ferry aground off Skerry, 93 rescued'],
      ['b', 'Harbour bridge closed for repairs'],
    ]);
    snapshot(from, 'valley', '2026-03-01T08-00-00-02-00', [['a', 'Cheese fair opens in the rain']]);

    const first = await replay(from, 'invented-data');
    expect(first).toMatchObject({ snapshots: 3, entries: 3, added: 3, versions: 1 });
    const second = await replay(from, 'invented-data');
    expect(second).toMatchObject({ snapshots: 3, entries: 3, added: 0, versions: 0 });
    expect(second.events).toBe(first.events);
  });

  test('groups the same however long it takes', async () => {
    const from = path.join(folder, 'steady');
    const { reports } = synthesiseStream({
      ...{ articles: 120, titleOnly: true, articlesPerDay: 900, seed: 5 },
    });
    const misleading = reports.toReversed().map(({ id, headline }) => [id, headline] as const);
    for (const [at, minute] of ['00', '10', '20'].entries()) {
      const some = misleading.slice(at * 40, at * 40 + 40);
      snapshot(from, 'harbour', `2026-03-01T06-${minute}-00`, some);
    }
    await replay(from, 'fast');
    // Each of two waits is longer than the pause after which hindsight begins.
    await app('slow').replay(from, { speed: 600 / 1.5, onProgress: () => undefined });
    expect(await groupsIn('slow')).toEqual(await groupsIn('fast'));
  });

  test('files with other names are counted and told', async () => {
    const from = path.join(folder, 'ill-named');
    snapshot(from, 'harbour', '2026-03-01T06-00-00', [['a', 'Ferry runs aground off Skerry']]);
    writeFileSync(path.join(from, 'harbour', 'yesterday.xml'), '<rss/>');
    writeFileSync(path.join(from, '2026-03-01T06-00-00.xml'), '<rss/>');
    writeFileSync(path.join(from, '.listing'), '');
    const first = ['2026-03-01T06-00-00.xml', path.join('harbour', 'yesterday.xml')];
    expect(await replay(from, 'ill-named-data')).toMatchObject({
      snapshots: 1,
      passedOver: { files: 2, first },
    });
    const said = runProduct(path.join(folder, 'ill-named-data'), ['replay', from]);
    expect(said.stdout).toContain(`2 files ignored, not named <feed>/<time>.xml: ${first[0]}`);
  });

  test('a folder without snapshots is refused in plain words', async () => {
    mkdirSync(path.join(folder, 'empty'), { recursive: true });
    await expect(replay(path.join(folder, 'empty'), 'x')).rejects.toThrow(/holds no <feed>/);
    await expect(replay(path.join(folder, 'nowhere'), 'x')).rejects.toThrow(/no readable folder/);
  });

  const present = existsSync(archive);
  if (!present) console.warn(`SKIPPED: no real snapshots at ${archive}`);
  test.skipIf(!present)(
    'real snapshots: every distinct entry is stored once, twice adds nothing, verify passes',
    async () => {
      const wanted = countedBesides();
      const first = await replay(archive, 'real-data');
      expect(first.entries).toBe(wanted);
      expect(first.added).toBe(wanted);
      expect(first.versions).toBeGreaterThan(20);
      const second = await replay(archive, 'real-data');
      // Dates that feeds corrected are read again, which may part a few events.
      expect(second).toMatchObject({ added: 0, versions: 0 });
      const store = await app('real-data').openStore();
      expect((await verifySite(store, app('real-data').config)).findings).toEqual([]);
      await store.close();
    },
    300_000,
  );
});

/** The headlines of each event, in order. */
async function groupsIn(name: string): Promise<readonly string[]> {
  const store = await app(name).openStore();
  const groups: string[] = [];
  for (const { id } of await store.events.list({ limit: 1_000 })) {
    const heads = await store.articles.headsOf(id);
    groups.push(
      heads
        .map(({ headline }) => headline)
        .sort()
        .join('\n'),
    );
  }
  await store.close();
  return groups.sort();
}

/** Counts distinct guids with a pattern, knowing nothing of muster's reader. */
function countedBesides(): number {
  const guids = readdirSync(archive).flatMap((feed) =>
    readdirSync(path.join(archive, feed)).flatMap((name) => {
      const xml = readFileSync(path.join(archive, feed, name), 'utf8');
      const entries = xml.match(/<(item|entry)[\s>][\s\S]*?<\/\1>/g) ?? [];
      return entries.map((entry) => /<(guid|id)[^>]*>(?:<!\[CDATA\[)?([^<\]]*)/.exec(entry)?.[2]);
    }),
  );
  return new Set(guids).size;
}

function snapshot(
  archiveFolder: string,
  feed: string,
  time: string,
  entries: readonly (readonly [string, string])[],
): void {
  const items = entries.map(
    ([id, title]) =>
      `<item><guid isPermaLink="false">${feed}-${id}</guid><title>${title}</title>` +
      `<link>https://${feed}.example/${id}</link></item>`,
  );
  mkdirSync(path.join(archiveFolder, feed), { recursive: true });
  writeFileSync(
    path.join(archiveFolder, feed, `${time}.xml`),
    `<rss version="2.0"><channel><title>The ${feed}</title><link>https://${feed}.example/</link>` +
      `<description>x</description>${items.join('')}</channel></rss>`,
  );
}
