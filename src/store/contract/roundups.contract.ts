// Roundups, their lists and labels, and how the site learns of them.

import { describe, expect, test } from 'vitest';
import type { Roundup } from '../../domain/roundup.js';
import { hourMs } from '../../domain/time.js';
import type { TestStore } from './test-store.fixture.js';
import type { RoundupFilter } from '../store.js';
import { draft, line, noon, published, typed } from './samples.fixture.js';

/** As it is read after it was stored `version` times. */
const stored = (roundup: Roundup, version = 1): Roundup => ({ ...roundup, version });

export function roundupsContract(tested: TestStore): void {
  const listed = async (filter: Partial<RoundupFilter>) =>
    (await tested.store.roundups.list({ limit: 50, ...filter })).map((one) => one.id);

  describe('roundups', () => {
    test('are returned as they were added, with all fields or few', async () => {
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
      await tested.store.roundups.add(whole);
      await tested.store.roundups.add(draft('sparse'));
      expect(await tested.store.roundups.find('whole')).toEqual(stored(whole));
      expect(await tested.store.roundups.findByEvent('e')).toEqual(stored(whole));
      expect(await tested.store.roundups.findByPath('/2031/05/whole.html')).toEqual(stored(whole));
      expect(await tested.store.roundups.find('sparse')).toEqual(stored(draft('sparse')));
      expect(await tested.store.roundups.find('none')).toBeUndefined();
      expect(await tested.store.roundups.findByPath('/')).toBeUndefined();
    });

    test('have unique ids and paths', async () => {
      await tested.store.roundups.add(published('a', noon));
      const twin = tested.store.roundups.add(draft('a'));
      await expect(twin).rejects.toMatchObject({ code: 'conflict' });
      const squatter = published('b', noon, { path: published('a', noon).path! });
      await expect(tested.store.roundups.add(squatter)).rejects.toMatchObject({ code: 'conflict' });
      await expect(tested.store.roundups.put(squatter)).rejects.toMatchObject({ code: 'conflict' });
      expect(await tested.store.roundups.find('b')).toBeUndefined();
    });

    test('put replaces all fields', async () => {
      await tested.store.roundups.put(draft('a', { eventId: 'e', labels: [typed('Floods')] }));
      await tested.store.roundups.put(published('a', noon + 1));
      expect(await tested.store.roundups.find('a')).toEqual(stored(published('a', noon + 1), 2));
      expect(await tested.store.roundups.findByEvent('e')).toBeUndefined();
    });

    test('a change sets and clears fields, and counts the versions', async () => {
      const { roundups } = tested.store;
      await roundups.add(published('a', noon, { reports: 3, datedAt: noon - hourMs }));
      await roundups.change('a', { reports: 4, datedAt: undefined });
      expect(await roundups.find('a')).toEqual(stored(published('a', noon, { reports: 4 }), 2));
      await expect(roundups.change('none', { reports: 1 })).rejects.toMatchObject({
        code: 'not-found',
      });
    });

    test('of two callers with the same version, the second to write gets a conflict', async () => {
      const { roundups } = tested.store;
      await roundups.add(draft('a'));
      const desk = (await roundups.find('a'))!;
      const drafter = (await roundups.find('a'))!;
      await roundups.change('a', { title: typed('By hand') }, { ifVersion: desk.version });
      const late = roundups.put({ ...drafter, reports: 9 });
      await expect(late).rejects.toMatchObject({ code: 'conflict' });
      const later = roundups.change('a', { reports: 9 }, { ifVersion: drafter.version });
      await expect(later).rejects.toMatchObject({ code: 'conflict' });
      expect(await roundups.find('a')).toEqual(stored(draft('a', { title: typed('By hand') }), 2));
    });

    test('a change updates the labels, the search and the revision of the site', async () => {
      const { roundups } = tested.store;
      await roundups.add(draft('a', { labels: [typed('Floods')], title: typed('Dam Holds') }));
      const before = await tested.store.siteRevision();
      const path = '/2031/05/a.html';
      await roundups.change('a', { state: 'published', publishedAt: noon, path });
      expect(await roundups.labels()).toEqual([{ label: 'Floods', count: 1 }]);
      expect((await roundups.search({ text: 'dam', limit: 9 })).total).toBe(1);
      expect(await tested.store.siteRevision()).toBeGreaterThan(before);
    });

    test('are listed newest first, in pages, by state, label and time', async () => {
      const floods = { labels: [typed('Floods'), typed('Färöarna')] };
      await tested.store.roundups.add(published('p1', noon, floods));
      await tested.store.roundups.add(published('p2', noon + hourMs));
      await tested.store.roundups.add(published('p3', noon + 2 * hourMs, floods));
      await tested.store.roundups.add(draft('d1', { changedAt: noon + 5 * hourMs, ...floods }));
      await tested.store.roundups.add(draft('d2', { changedAt: noon + 4 * hourMs }));
      await tested.store.roundups.add(published('w', noon + 1, { state: 'withdrawn' }));
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
      expect(await tested.store.roundups.count(day)).toBe(2);
      expect(await tested.store.roundups.count({})).toBe(6);
      expect(await tested.store.roundups.count({ label: 'Floods', state: 'published' })).toBe(2);
    });

    test('are streamed by id, even when they change meanwhile', async () => {
      for (const id of ['b', 'd', 'a', 'c']) await tested.store.roundups.add(draft(id));
      const idsAfter = async (after: string, limit: number) =>
        (await tested.store.roundups.stream(after, limit)).map(({ id }) => id);
      expect(await idsAfter('', 2)).toEqual(['a', 'b']);
      await tested.store.roundups.put(published('c', noon, { state: 'withdrawn' }));
      await tested.store.roundups.put(draft('d', { changedAt: noon + 9 * hourMs }));
      expect(await idsAfter('b', 9)).toEqual(['c', 'd']);
      expect(await idsAfter('d', 9)).toEqual([]);
    });

    test('a draft can be removed, a published roundup cannot', async () => {
      await tested.store.roundups.add(draft('a', { eventId: 'e', labels: [typed('Floods')] }));
      await tested.store.roundups.add(published('b', noon, { state: 'withdrawn' }));
      await tested.store.roundups.remove('a');
      await tested.store.roundups.remove('a');
      expect(await tested.store.roundups.find('a')).toBeUndefined();
      expect(await listed({ label: 'Floods' })).toEqual([]);
      const undone = tested.store.roundups.remove('b');
      await expect(undone).rejects.toMatchObject({ code: 'conflict' });
      expect(await listed({})).toEqual(['b']);
    });

    test('can be filtered by notice, with a label and without', async () => {
      const notices = [{ kind: 'correction', at: noon, text: typed('It was the port.') }] as const;
      const labels = [typed('Floods')];
      await tested.store.roundups.add(published('a', noon, { notices, labels }));
      await tested.store.roundups.add(published('b', noon, { labels }));
      await tested.store.roundups.add(published('c', noon, { notices }));
      const noticed = { state: 'published', noticed: true } as const;
      expect(await listed(noticed)).toEqual(['c', 'a']);
      expect(await listed({ ...noticed, label: 'Floods' })).toEqual(['a']);
      expect(await tested.store.roundups.count(noticed)).toBe(2);
      expect(await tested.store.roundups.count({ ...noticed, label: 'Floods' })).toBe(1);
    });

    test('a late roundup is listed under its own time and can be filtered as late', async () => {
      const labels = [typed('Floods')];
      await tested.store.roundups.add(published('old', noon));
      const late = published('late', noon + 9 * hourMs, { datedAt: noon - hourMs, labels });
      await tested.store.roundups.add(late);
      await tested.store.roundups.add(published('oldest', noon - 2 * hourMs, { labels }));
      const state = 'published';
      expect(await listed({ state })).toEqual(['old', 'late', 'oldest']);
      expect(await listed({ state, label: 'Floods' })).toEqual(['late', 'oldest']);
      expect(await listed({ state, from: noon })).toEqual(['old']);
      for (const more of [{}, { label: 'Floods' }]) {
        expect(await listed({ state, ...more, lateFrom: noon + 9 * hourMs })).toEqual(['late']);
        expect(await listed({ state, ...more, lateFrom: noon + 9 * hourMs + 1 })).toEqual([]);
      }
    });

    test('labels count published roundups, after every change of state', async () => {
      const labels = async () =>
        (await tested.store.roundups.labels()).map(({ label, count }) => `${label} ${count}`);
      await tested.store.roundups.add(
        published('a', noon, { labels: [typed('Floods'), typed('Dams')] }),
      );
      await tested.store.roundups.add(published('b', noon, { labels: [typed('Floods')] }));
      await tested.store.roundups.add(draft('c', { labels: [typed('Floods'), typed('Votes')] }));
      expect(await labels()).toEqual(['Dams 1', 'Floods 2']);
      await tested.store.roundups.put(published('c', noon, { labels: [typed('Votes')] }));
      await tested.store.roundups.put(published('b', noon, { labels: [typed('Floods')] }));
      await tested.store.roundups.put(
        published('a', noon, { state: 'withdrawn', labels: [typed('Dams')] }),
      );
      expect(await labels()).toEqual(['Floods 1', 'Votes 1']);
    });

    test('a label given twice counts once', async () => {
      await tested.store.roundups.add(
        published('a', noon, { labels: [typed('Floods'), typed('Floods')] }),
      );
      expect(await tested.store.roundups.labels()).toEqual([{ label: 'Floods', count: 1 }]);
      expect(await listed({ label: 'Floods' })).toEqual(['a']);
    });

    test('a published change makes the revision of the site grow for all connections', async () => {
      const reader = await tested.database.openReader();
      const grew = async (work: () => Promise<void>): Promise<boolean> => {
        const before = await reader.siteRevision();
        await work();
        expect(await tested.store.siteRevision()).toBe(await reader.siteRevision());
        return (await reader.siteRevision()) > before;
      };
      const { roundups } = tested.store;
      expect(await grew(() => roundups.add(draft('a')))).toBe(false);
      expect(await grew(() => roundups.put(published('a', noon)))).toBe(true);
      expect(await grew(() => roundups.put(published('a', noon, { reports: 3 })))).toBe(true);
      expect(await grew(() => roundups.put(draft('a')))).toBe(true);
      expect(await grew(() => roundups.put(draft('a')))).toBe(false);
      expect(await grew(() => roundups.add(published('b', noon)))).toBe(true);
      expect(await grew(() => tested.store.touchSite())).toBe(true);
      const undone = tested.store.transaction(async (tx) => {
        await tx.touchSite();
        throw new Error('Changed my mind.');
      });
      expect(await grew(() => undone.catch(() => undefined))).toBe(false);
      await reader.close();
    });

    test('a change of the site names the changed parts', async () => {
      const { roundups, outlets } = tested.store;
      const partsOf = async (work: () => Promise<void>): Promise<readonly string[]> => {
        const before = await tested.store.siteRevision();
        await work();
        const changes = await tested.store.siteChanges(before);
        expect(changes.every(({ at }) => at > before)).toBe(true);
        return changes.map(({ part }) => part).sort();
      };
      expect(await partsOf(() => roundups.add(draft('a')))).toEqual([]);
      const all = ['links', 'lists', 'roundup a'];
      expect(await partsOf(() => roundups.put(published('a', noon)))).toEqual(all);
      const grown = published('a', noon, { reports: 3, changedAt: noon + 1 });
      expect(await partsOf(() => roundups.put(grown))).toEqual(['lists', 'roundup a']);
      const renamed = { ...grown, title: typed('Another title') };
      expect(await partsOf(() => roundups.put(renamed))).toEqual(all);
      expect(await partsOf(() => roundups.put({ ...renamed, state: 'withdrawn' }))).toEqual(all);
      expect(await partsOf(() => outlets.put([]))).toEqual(['outlets']);
      const touch = () => tested.store.touchSite(['roundup b', 'lists']);
      expect(await partsOf(touch)).toEqual(['lists', 'roundup b']);
      expect(await partsOf(() => tested.store.touchSite())).toEqual(['all']);
    });
  });
}
