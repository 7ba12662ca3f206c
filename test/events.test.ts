// `muster events` over a data folder, as an editor asks it.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterAll, describe, expect, test } from 'vitest';
import { openSqliteStore } from '../src/store/sqlite/sqlite.js';
import type { Store } from '../src/store/store.js';
import { runProduct } from './product.fixture.js';

const folder = mkdtempSync(path.join(tmpdir(), 'muster-events-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const muster = (words: readonly string[]) => runProduct(folder, words);

async function withStore(work: (store: Store) => Promise<void>): Promise<void> {
  const file = path.join(folder, 'muster.sqlite');
  const store = await openSqliteStore({ file, clock: Date.now, newId: uuidv7 });
  await work(store).finally(() => store.close());
}

describe('events', () => {
  test('are listed with what they are about, and explain why each report is in them', async () => {
    const event = { createdAt: 1, changedAt: 2, firstAt: 1, lastAt: 2, articles: 2, outlets: 2 };
    await withStore(async (store) => {
      await store.events.add({ ...event, id: 'e1', origins: 2 });
      await store.events.add({ ...event, id: 'e0', origins: 1, mergedInto: 'e1' });
      for (const [id, headline] of [
        ['a1', 'Ferry back in Selm'],
        ['a2', 'Selm ferry returns'],
      ] as const) {
        const place = { feedId: 'f', outletId: 'selm-news', url: `https://selm.example/${id}` };
        const told = { headline, summary: '', text: '', labels: [], form: 'report' } as const;
        await store.articles.add({ id, ...place, ...told, seenAt: 1, version: 1 }, []);
      }
      await store.events.add({ ...event, id: 'e9', origins: 1, articles: 1 });
      const rival = { id: 'a9', feedId: 'f', outletId: 'selm-news', url: 'https://selm.example/9' };
      const told = { headline: 'Storm off Selm', summary: '', text: '', labels: [] } as const;
      await store.articles.add({ ...rival, ...told, form: 'report', seenAt: 1, version: 1 }, []);
      const reasons = [
        { cause: { kind: 'rivals' }, weight: -0.01 },
        { cause: { kind: 'shared', terms: ['Selm'] }, weight: 0.7 },
      ] as const;
      const placed = { eventId: 'e1', placedAt: 1, score: 0.7, pinned: false };
      await store.events.place([
        { ...placed, articleId: 'a1', reasons: [], score: 0 },
        { ...placed, articleId: 'a2', reasons, runnerUp: { eventId: 'e9', score: 0.2 } },
        { ...placed, articleId: 'a9', reasons: [], eventId: 'e9' },
      ]);
    });
    const { stdout: out } = muster(['events']);
    expect(out).toMatch(/^id +counts +about\n(?:e9 .*\n)?e1 +2 reports, 2 origins +Ferry back/);
    const first = muster(['events', '--limit', '1']).stdout;
    expect(first).toMatch(/\nThese are the 1 that changed last; --limit shows more\.\n$/);
    const listed = muster(['events', '--json']).stdout.trim().split('\n');
    expect(listed.map((line) => (JSON.parse(line) as { about: string }).about).sort()).toEqual([
      'Ferry back in Selm',
      'Storm off Selm',
    ]);
    expect(muster(['events', '--origins', '3']).stdout).toBe('No event has 3 origins or more.\n');
    const told = muster(['events', 'why', 'e0']).stdout;
    expect(told).toMatch(/^Ferry back in Selm -- selm-news\n +the first report of the event\n/);
    expect(told).toMatch(
      /\n +0\.70 +Both say “Selm”.\n +next best: “Storm off Selm” \(event e9\), 0\.20\n$/,
    );
    const lines = muster(['events', 'why', 'e1', '--json']).stdout.trim();
    expect(lines.split('\n').map((line) => (JSON.parse(line) as { id: string }).id)).toEqual([
      'a1',
      'a2',
    ]);
    expect(muster(['events', 'why', 'nothing']).status).toBe(1);
    const corrections = muster(['events', 'corrections']);
    expect(corrections).toMatchObject({ status: 0, stdout: '' });
    expect(corrections.stderr).toMatch(/^No editor has pinned an article/);
  });
});
