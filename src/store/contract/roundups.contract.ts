// Roundups, their lists and labels, and how the site learns of them.

import { describe, expect, test } from 'vitest';
import { hourMs } from '../../domain/time.js';
import type { Bench } from './under-test.contract.js';
import type { RoundupFilter } from '../store.js';
import { draft, line, noon, published, typed } from './samples.contract.js';

export function roundupsContract(bench: Bench): void {
  const listed = async (filter: Partial<RoundupFilter>) =>
    (await bench.store.roundups.list({ limit: 50, ...filter })).map((one) => one.id);

  describe('roundups', () => {
    test('come back as they were added, whole or sparse', async () => {
      const whole = published('whole', noon, {
        eventId: 'e',
        lead: {
          articleId: 'a',
          outletId: 'norwire',
          agencyIds: [],
          author: typed('Ada Lind'),
          headline: typed('Dam holds'),
          url: 'https://norwire.example/a',
          excerpt: [typed('The dam held.')],
          why: ['first agency report'],
        },
        sectionHeading: typed('More News On The Dam'),
        lines: [line('b', 'courier', 'Dam at Ostrava Heights holds')],
        labels: [typed('Floods')],
        notices: [{ kind: 'correction', at: noon, text: typed('It was Monday.') }],
        reports: 2,
        origins: 1,
        datedAt: noon - hourMs,
        continuedBy: 'other',
        touched: ['title'],
      });
      await bench.store.roundups.add(whole);
      await bench.store.roundups.add(draft('sparse'));
      expect(await bench.store.roundups.find('whole')).toEqual(whole);
      expect(await bench.store.roundups.findByEvent('e')).toEqual(whole);
      expect(await bench.store.roundups.findByPath('/2031/05/whole.html')).toEqual(whole);
      expect(await bench.store.roundups.find('sparse')).toEqual(draft('sparse'));
      expect(await bench.store.roundups.find('none')).toBeUndefined();
      expect(await bench.store.roundups.findByPath('/')).toBeUndefined();
    });

    test('an id and a path are there once', async () => {
      await bench.store.roundups.add(published('a', noon));
      const twin = bench.store.roundups.add(draft('a'));
      await expect(twin).rejects.toMatchObject({ code: 'conflict' });
      const squatter = published('b', noon, { path: published('a', noon).path! });
      await expect(bench.store.roundups.add(squatter)).rejects.toMatchObject({ code: 'conflict' });
      await expect(bench.store.roundups.put(squatter)).rejects.toMatchObject({ code: 'conflict' });
      expect(await bench.store.roundups.find('b')).toBeUndefined();
    });

    test('putting replaces everything', async () => {
      await bench.store.roundups.put(draft('a', { eventId: 'e', labels: [typed('Floods')] }));
      await bench.store.roundups.put(published('a', noon + 1));
      expect(await bench.store.roundups.find('a')).toEqual(published('a', noon + 1));
      expect(await bench.store.roundups.findByEvent('e')).toBeUndefined();
    });

    test('are listed newest first, by state, label and time, page by page', async () => {
      const floods = { labels: [typed('Floods'), typed('Färöarna')] };
      await bench.store.roundups.add(published('p1', noon, floods));
      await bench.store.roundups.add(published('p2', noon + hourMs));
      await bench.store.roundups.add(published('p3', noon + 2 * hourMs, floods));
      await bench.store.roundups.add(draft('d1', { changedAt: noon + 5 * hourMs, ...floods }));
      await bench.store.roundups.add(draft('d2', { changedAt: noon + 4 * hourMs }));
      await bench.store.roundups.add(published('w', noon + 1, { state: 'withdrawn' }));
      expect(await listed({})).toEqual(['d1', 'd2', 'p3', 'p2', 'w', 'p1']);
      expect(await listed({ state: 'published' })).toEqual(['p3', 'p2', 'p1']);
      expect(await listed({ state: 'draft' })).toEqual(['d1', 'd2']);
      expect(await listed({ state: 'published', limit: 2 })).toEqual(['p3', 'p2']);
      expect(await listed({ state: 'published', limit: 2, offset: 2 })).toEqual(['p1']);
      expect(await listed({ label: 'Floods' })).toEqual(['d1', 'p3', 'p1']);
      expect(await listed({ label: 'Färöarna', state: 'published' })).toEqual(['p3', 'p1']);
      expect(await listed({ label: 'Floods', offset: 1, limit: 1 })).toEqual(['p3']);
      expect(await listed({ label: 'floods' })).toEqual([]);
      const day = { state: 'published', from: noon, before: noon + 2 * hourMs } as const;
      expect(await listed(day)).toEqual(['p2', 'p1']);
      expect(await listed({ ...day, label: 'Floods' })).toEqual(['p1']);
      expect(await bench.store.roundups.count(day)).toBe(2);
      expect(await bench.store.roundups.count({})).toBe(6);
      expect(await bench.store.roundups.count({ label: 'Floods', state: 'published' })).toBe(2);
    });

    test('are paged through by their ids, whatever happens to them meanwhile', async () => {
      for (const id of ['b', 'd', 'a', 'c']) await bench.store.roundups.add(draft(id));
      const idsAfter = async (after: string, limit: number) =>
        (await bench.store.roundups.stream(after, limit)).map(({ id }) => id);
      expect(await idsAfter('', 2)).toEqual(['a', 'b']);
      await bench.store.roundups.put(published('c', noon, { state: 'withdrawn' }));
      await bench.store.roundups.put(draft('d', { changedAt: noon + 9 * hourMs }));
      expect(await idsAfter('b', 9)).toEqual(['c', 'd']);
      expect(await idsAfter('d', 9)).toEqual([]);
    });

    test('a draft can be forgotten, a page never', async () => {
      await bench.store.roundups.add(draft('a', { eventId: 'e', labels: [typed('Floods')] }));
      await bench.store.roundups.add(published('b', noon, { state: 'withdrawn' }));
      await bench.store.roundups.remove('a');
      await bench.store.roundups.remove('a');
      expect(await bench.store.roundups.find('a')).toBeUndefined();
      expect(await listed({ label: 'Floods' })).toEqual([]);
      const undone = bench.store.roundups.remove('b');
      await expect(undone).rejects.toMatchObject({ code: 'conflict' });
      expect(await listed({})).toEqual(['b']);
    });

    test('those with a notice are found apart, with a label and without', async () => {
      const notices = [{ kind: 'correction', at: noon, text: typed('It was the port.') }] as const;
      const labels = [typed('Floods')];
      await bench.store.roundups.add(published('a', noon, { notices, labels }));
      await bench.store.roundups.add(published('b', noon, { labels }));
      await bench.store.roundups.add(published('c', noon, { notices }));
      const noticed = { state: 'published', noticed: true } as const;
      expect(await listed(noticed)).toEqual(['c', 'a']);
      expect(await listed({ ...noticed, label: 'Floods' })).toEqual(['a']);
      expect(await bench.store.roundups.count(noticed)).toBe(2);
      expect(await bench.store.roundups.count({ ...noticed, label: 'Floods' })).toBe(1);
    });

    test('what was published late stands under its own time, and is found as late', async () => {
      const labels = [typed('Floods')];
      await bench.store.roundups.add(published('old', noon));
      const late = published('late', noon + 9 * hourMs, { datedAt: noon - hourMs, labels });
      await bench.store.roundups.add(late);
      await bench.store.roundups.add(published('oldest', noon - 2 * hourMs, { labels }));
      const state = 'published';
      expect(await listed({ state })).toEqual(['old', 'late', 'oldest']);
      expect(await listed({ state, label: 'Floods' })).toEqual(['late', 'oldest']);
      expect(await listed({ state, from: noon })).toEqual(['old']);
      for (const more of [{}, { label: 'Floods' }]) {
        expect(await listed({ state, ...more, lateFrom: noon + 9 * hourMs })).toEqual(['late']);
        expect(await listed({ state, ...more, lateFrom: noon + 9 * hourMs + 1 })).toEqual([]);
      }
    });

    test('labels count what is published, through every change of state', async () => {
      const labels = async () =>
        (await bench.store.roundups.labels()).map(({ label, count }) => `${label} ${count}`);
      await bench.store.roundups.add(
        published('a', noon, { labels: [typed('Floods'), typed('Dams')] }),
      );
      await bench.store.roundups.add(published('b', noon, { labels: [typed('Floods')] }));
      await bench.store.roundups.add(draft('c', { labels: [typed('Floods'), typed('Votes')] }));
      expect(await labels()).toEqual(['Dams 1', 'Floods 2']);
      await bench.store.roundups.put(published('c', noon, { labels: [typed('Votes')] }));
      await bench.store.roundups.put(published('b', noon, { labels: [typed('Floods')] }));
      await bench.store.roundups.put(
        published('a', noon, { state: 'withdrawn', labels: [typed('Dams')] }),
      );
      expect(await labels()).toEqual(['Floods 1', 'Votes 1']);
    });

    test('a label borne twice counts once', async () => {
      await bench.store.roundups.add(
        published('a', noon, { labels: [typed('Floods'), typed('Floods')] }),
      );
      expect(await bench.store.roundups.labels()).toEqual([{ label: 'Floods', count: 1 }]);
      expect(await listed({ label: 'Floods' })).toEqual(['a']);
    });

    test('the site’s revision grows with what is published, seen by every connection', async () => {
      const reader = await bench.place.openReader();
      const grew = async (work: () => Promise<void>): Promise<boolean> => {
        const before = await reader.siteRevision();
        await work();
        expect(await bench.store.siteRevision()).toBe(await reader.siteRevision());
        return (await reader.siteRevision()) > before;
      };
      const { roundups } = bench.store;
      expect(await grew(() => roundups.add(draft('a')))).toBe(false);
      expect(await grew(() => roundups.put(published('a', noon)))).toBe(true);
      expect(await grew(() => roundups.put(published('a', noon, { reports: 3 })))).toBe(true);
      expect(await grew(() => roundups.put(draft('a')))).toBe(true);
      expect(await grew(() => roundups.put(draft('a')))).toBe(false);
      expect(await grew(() => roundups.add(published('b', noon)))).toBe(true);
      expect(await grew(() => bench.store.touchSite())).toBe(true);
      const undone = bench.store.transaction(async (store) => {
        await store.touchSite();
        throw new Error('Changed my mind.');
      });
      expect(await grew(() => undone.catch(() => undefined))).toBe(false);
      await reader.close();
    });
  });
}
