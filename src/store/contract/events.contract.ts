// Events, merges and placements.

import { describe, expect, test } from 'vitest';
import type { TestStore } from './test-store.fixture.js';
import { article, event, noon, placement } from './samples.fixture.js';

export function eventsContract(tested: TestStore): void {
  describe('events', () => {
    test('come back as they were added and changed', async () => {
      await tested.store.events.add(event('e'));
      expect(await tested.store.events.find('e')).toEqual(event('e'));
      await tested.store.events.change('e', { articles: 4, lastAt: noon + 9 });
      const changed = event('e', { articles: 4, lastAt: noon + 9 });
      expect(await tested.store.events.find('e')).toEqual(changed);
      await expect(tested.store.events.add(event('e'))).rejects.toMatchObject({ code: 'conflict' });
      await expect(tested.store.events.change('x', { articles: 1 })).rejects.toMatchObject({
        code: 'not-found',
      });
    });

    test('a merged event resolves to the event that remains', async () => {
      await tested.store.events.add(event('a', { mergedInto: 'b' }));
      await tested.store.events.add(event('b', { mergedInto: 'c' }));
      await tested.store.events.add(event('c'));
      expect((await tested.store.events.resolve('a'))?.id).toBe('c');
      expect((await tested.store.events.resolve('c'))?.id).toBe('c');
      expect(await tested.store.events.resolve('none')).toBeUndefined();
    });

    test('a ring of merges causes a fault instead of an endless loop', async () => {
      await tested.store.events.add(event('a', { mergedInto: 'b' }));
      await tested.store.events.add(event('b', { mergedInto: 'a' }));
      await expect(tested.store.events.resolve('a')).rejects.toMatchObject({ code: 'internal' });
    });

    test('are listed last changed first, without merged events', async () => {
      await tested.store.events.add(event('old', { changedAt: noon - 9, origins: 5 }));
      await tested.store.events.add(event('new', { changedAt: noon + 1, origins: 2 }));
      await tested.store.events.add(event('small', { changedAt: noon }));
      await tested.store.events.add(event('merged', { changedAt: noon + 2, mergedInto: 'new' }));
      const listed = async (filter: Parameters<typeof tested.store.events.list>[0]) =>
        (await tested.store.events.list(filter)).map((one) => one.id);
      expect(await listed({ limit: 9 })).toEqual(['new', 'small', 'old']);
      expect(await listed({ limit: 1 })).toEqual(['new']);
      expect(await listed({ limit: 9, originsMin: 2 })).toEqual(['new', 'old']);
      expect(await listed({ limit: 9, changedAfter: noon - 9 })).toEqual(['new', 'small']);
    });

    test('a placement moves the article, with its reasons', async () => {
      await tested.store.events.add(event('e'));
      await tested.store.events.add(event('f'));
      await tested.store.articles.add(article('a'), []);
      const before = placement('a', 'e', { runnerUp: { eventId: 'f', score: 0.25 } });
      await tested.store.events.place([before]);
      expect(await tested.store.events.placement('a')).toEqual(before);
      const after = placement('a', 'f', { pinned: true, placedAt: noon + 1 });
      await tested.store.events.place([after]);
      expect(await tested.store.events.placement('a')).toEqual(after);
      expect(await tested.store.events.placements('f')).toEqual([after]);
      expect(await tested.store.events.placements('e')).toEqual([]);
      expect((await tested.store.articles.find('a'))?.eventId).toBe('f');
      expect(await tested.store.events.placement('none')).toBeUndefined();
    });

    test('a placement names its former event, and an event lists its departures', async () => {
      for (const id of ['e', 'f']) await tested.store.events.add(event(id));
      for (const id of ['a', 'b', 'c']) await tested.store.articles.add(article(id), []);
      const cause = { kind: 'hours', hours: 72, datedByText: 0 } as const;
      const reasons = [{ cause, weight: -2 }];
      const obstacle = { kind: 'against', cause } as const;
      const departure = { kind: 'split', reports: 2, score: -2, reasons, obstacle } as const;
      const basis = { kind: 'tied', to: 'c' } as const;
      const went = (id: string, placedAt: number) =>
        placement(id, 'f', { nearest: 'c', cameFrom: 'e', departure, basis, placedAt });
      await tested.store.events.place([went('b', noon + 1), went('a', noon), placement('c', 'e')]);
      expect(await tested.store.events.placement('a')).toEqual(went('a', noon));
      const gone = await tested.store.events.departures('e', 9);
      expect(gone.map(({ articleId }) => articleId)).toEqual(['a', 'b']);
      expect(await tested.store.events.departures('e', 1)).toHaveLength(1);
      await tested.store.events.place([placement('a', 'e'), placement('b', 'f')]);
      expect(await tested.store.events.placement('b')).not.toHaveProperty('cameFrom');
      expect(await tested.store.events.departures('e', 9)).toEqual([]);
    });

    test('a placement is unsure until a sure one replaces it', async () => {
      await tested.store.events.add(event('e'));
      for (const id of ['a', 'b']) await tested.store.articles.add(article(id), []);
      const doubted = placement('a', 'e', { unsure: 'other language' });
      await tested.store.events.place([doubted, placement('b', 'e')]);
      expect(await tested.store.events.placement('a')).toEqual(doubted);
      expect(await tested.store.events.unsureOf('e')).toEqual(new Set(['a']));
      await tested.store.events.place([placement('a', 'e', { pinned: true })]);
      expect(await tested.store.events.placement('a')).not.toHaveProperty('unsure');
      expect(await tested.store.events.unsureOf('e')).toEqual(new Set());
    });

    test('placements are stored all together or not at all', async () => {
      await tested.store.events.add(event('e'));
      await tested.store.articles.add(article('a'), []);
      const both = [placement('a', 'e'), placement('missing', 'e')];
      await expect(tested.store.events.place(both)).rejects.toMatchObject({ code: 'conflict' });
      expect(await tested.store.events.placements('e')).toEqual([]);
      expect((await tested.store.articles.find('a'))?.eventId).toBeUndefined();
    });
  });
}
