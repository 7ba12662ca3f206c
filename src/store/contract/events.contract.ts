// Events, merges and placements.

import { describe, expect, test } from 'vitest';
import type { Bench } from './under-test.contract.js';
import { article, event, noon, placement } from './samples.contract.js';

export function eventsContract(bench: Bench): void {
  describe('events', () => {
    test('come back as they were added and changed', async () => {
      await bench.store.events.add(event('e'));
      expect(await bench.store.events.find('e')).toEqual(event('e'));
      await bench.store.events.change('e', { articles: 4, lastAt: noon + 9 });
      const changed = event('e', { articles: 4, lastAt: noon + 9 });
      expect(await bench.store.events.find('e')).toEqual(changed);
      await expect(bench.store.events.add(event('e'))).rejects.toMatchObject({ code: 'conflict' });
      await expect(bench.store.events.change('x', { articles: 1 })).rejects.toMatchObject({
        code: 'not-found',
      });
    });

    test('a merge leads to the event that goes on', async () => {
      await bench.store.events.add(event('a', { mergedInto: 'b' }));
      await bench.store.events.add(event('b', { mergedInto: 'c' }));
      await bench.store.events.add(event('c'));
      expect((await bench.store.events.resolve('a'))?.id).toBe('c');
      expect((await bench.store.events.resolve('c'))?.id).toBe('c');
      expect(await bench.store.events.resolve('none')).toBeUndefined();
    });

    test('a ring of merges is a fault, not an endless walk', async () => {
      await bench.store.events.add(event('a', { mergedInto: 'b' }));
      await bench.store.events.add(event('b', { mergedInto: 'a' }));
      await expect(bench.store.events.resolve('a')).rejects.toMatchObject({ code: 'internal' });
    });

    test('are listed last changed first, merged ones left out', async () => {
      await bench.store.events.add(event('old', { changedAt: noon - 9, origins: 5 }));
      await bench.store.events.add(event('new', { changedAt: noon + 1, origins: 2 }));
      await bench.store.events.add(event('small', { changedAt: noon }));
      await bench.store.events.add(event('merged', { changedAt: noon + 2, mergedInto: 'new' }));
      const listed = async (filter: Parameters<typeof bench.store.events.list>[0]) =>
        (await bench.store.events.list(filter)).map((one) => one.id);
      expect(await listed({ limit: 9 })).toEqual(['new', 'small', 'old']);
      expect(await listed({ limit: 1 })).toEqual(['new']);
      expect(await listed({ limit: 9, originsMin: 2 })).toEqual(['new', 'old']);
      expect(await listed({ limit: 9, changedAfter: noon - 9 })).toEqual(['new', 'small']);
    });

    test('a placement moves the article, with its reasons', async () => {
      await bench.store.events.add(event('e'));
      await bench.store.events.add(event('f'));
      await bench.store.articles.add(article('a'), []);
      const before = placement('a', 'e', { runnerUp: { eventId: 'f', score: 0.25 } });
      await bench.store.events.place([before]);
      expect(await bench.store.events.placement('a')).toEqual(before);
      const after = placement('a', 'f', { pinned: true, placedAt: noon + 1 });
      await bench.store.events.place([after]);
      expect(await bench.store.events.placement('a')).toEqual(after);
      expect(await bench.store.events.placements('f')).toEqual([after]);
      expect(await bench.store.events.placements('e')).toEqual([]);
      expect((await bench.store.articles.find('a'))?.eventId).toBe('f');
      expect(await bench.store.events.placement('none')).toBeUndefined();
    });

    test('a placement tells where it came from, and an event who went', async () => {
      for (const id of ['e', 'f']) await bench.store.events.add(event(id));
      for (const id of ['a', 'b', 'c']) await bench.store.articles.add(article(id), []);
      const reasons = [{ kind: 'time', text: '3 days lie between them.', weight: -2 }] as const;
      const parting = { kind: 'split', reports: 2, score: -2, reasons, missing: 'Late.' } as const;
      const went = (id: string, placedAt: number) =>
        placement(id, 'f', { nearest: 'c', cameFrom: 'e', parting, placedAt });
      await bench.store.events.place([went('b', noon + 1), went('a', noon), placement('c', 'e')]);
      expect(await bench.store.events.placement('a')).toEqual(went('a', noon));
      const gone = await bench.store.events.departures('e', 9);
      expect(gone.map(({ articleId }) => articleId)).toEqual(['a', 'b']);
      expect(await bench.store.events.departures('e', 1)).toHaveLength(1);
      await bench.store.events.place([placement('a', 'e'), placement('b', 'f')]);
      expect(await bench.store.events.placement('b')).not.toHaveProperty('cameFrom');
      expect(await bench.store.events.departures('e', 9)).toEqual([]);
    });

    test('a placement in doubt says so, until a surer one takes its place', async () => {
      await bench.store.events.add(event('e'));
      for (const id of ['a', 'b']) await bench.store.articles.add(article(id), []);
      const doubted = placement('a', 'e', { unsure: 'other language' });
      await bench.store.events.place([doubted, placement('b', 'e')]);
      expect(await bench.store.events.placement('a')).toEqual(doubted);
      expect(await bench.store.events.unsureOf('e')).toEqual(new Set(['a']));
      await bench.store.events.place([placement('a', 'e', { pinned: true })]);
      expect(await bench.store.events.placement('a')).not.toHaveProperty('unsure');
      expect(await bench.store.events.unsureOf('e')).toEqual(new Set());
    });

    test('placements are all or nothing', async () => {
      await bench.store.events.add(event('e'));
      await bench.store.articles.add(article('a'), []);
      const both = [placement('a', 'e'), placement('missing', 'e')];
      await expect(bench.store.events.place(both)).rejects.toMatchObject({ code: 'conflict' });
      expect(await bench.store.events.placements('e')).toEqual([]);
      expect((await bench.store.articles.find('a'))?.eventId).toBeUndefined();
    });
  });
}
