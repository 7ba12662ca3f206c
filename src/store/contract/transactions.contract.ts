// Transactions, with several callers and several connections at once.

import { setImmediate as breathe } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { TestStore } from './test-store.fixture.js';
import type { Records, Store } from '../store.js';
import { article, draft, event, feed, placement } from './samples.fixture.js';

export function transactionsContract(tested: TestStore): void {
  const count = async (store: Store, name: string) => (await store.health()).counts[name];

  describe('transactions', () => {
    test('a transaction sees its own writes; others see them after the commit', async () => {
      const reader = await tested.database.openReader();
      await tested.store.transaction(async (tx) => {
        await tx.articles.add(article('a'), []);
        expect(await tx.articles.find('a')).toEqual(article('a'));
        expect(await reader.articles.find('a')).toBeUndefined();
      });
      expect(await reader.articles.find('a')).toEqual(article('a'));
      await reader.close();
    });

    test('a transaction that throws is rolled back and rethrows the error', async () => {
      const reason = new Error('Changed my mind.');
      const undone = tested.store.transaction(async (tx) => {
        await tx.articles.add(article('a'), [{ kind: 'guid', value: '1' }]);
        await tx.roundups.add(draft('r'));
        await tx.outbox.add('articles.read', { articleIds: ['a'] });
        throw reason;
      });
      await expect(undone).rejects.toBe(reason);
      expect(await tested.store.articles.find('a')).toBeUndefined();
      expect(await tested.store.roundups.find('r')).toBeUndefined();
      expect(await tested.store.outbox.pending()).toBe(0);
    });

    test('a caught conflict undoes only its own call', async () => {
      await tested.store.feeds.add(feed('a'));
      await tested.store.transaction(async (tx) => {
        await tx.feeds.add(feed('b'));
        const twin = tx.feeds.add(feed('c', { url: feed('a').url }));
        await expect(twin).rejects.toMatchObject({ code: 'conflict' });
        await tx.feeds.add(feed('d'));
      });
      const ids = (await tested.store.feeds.list()).map((one) => one.id);
      expect(ids.sort()).toEqual(['a', 'b', 'd']);
    });

    test('a call of several statements is undone when its last one conflicts', async () => {
      await tested.store.events.add(event('e'));
      await tested.store.articles.add(article('a'), []);
      await tested.store.transaction(async (tx) => {
        const both = [placement('a', 'e'), placement('missing', 'e')];
        await expect(tx.events.place(both)).rejects.toMatchObject({ code: 'conflict' });
      });
      expect(await tested.store.events.placements('e')).toEqual([]);
    });

    test('transactions of several callers do not mix', async () => {
      const attempts = Array.from({ length: 40 }, async (_, index) =>
        tested.store.transaction(async (tx) => {
          await tx.articles.add(article(`a${index}`), []);
          await breathe();
          await tx.events.add(event(`e${index}`));
          if (index % 2 === 1) throw new Error('Odd ones fall.');
        }),
      );
      const between = Array.from({ length: 40 }, async (_, index) => {
        await breathe();
        await tested.store.notes.write(`n${index}`, 'kept');
        const seen = await tested.store.articles.find(`a${index}`);
        return seen === undefined || index % 2 === 0;
      });
      const results = await Promise.allSettled(attempts);
      expect(await Promise.all(between)).not.toContain(false);
      expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(20);
      expect(await count(tested.store, 'articles')).toBe(20);
      expect(await count(tested.store, 'events')).toBe(20);
      for (let index = 0; index < 40; index += 1) {
        expect(await tested.store.notes.read(`n${index}`)).toBe('kept');
      }
    });

    test('the records of a transaction cannot be used after it', async () => {
      let ended: Records | undefined;
      await tested.store.transaction(async (tx) => {
        ended = tx;
      });
      await expect(ended!.notes.write('n', 'late')).rejects.toMatchObject({ code: 'internal' });
      expect(await tested.store.notes.read('n')).toBeUndefined();
    });

    test('two connections can write at the same time', async () => {
      const other = await tested.database.open();
      const write = async (store: Store, name: string) => {
        for (let index = 0; index < 30; index += 1) {
          await store.transaction((tx) => tx.articles.add(article(name + index), []));
          await breathe();
        }
      };
      await Promise.all([write(tested.store, 'a'), write(other, 'b')]);
      expect(await count(other, 'articles')).toBe(60);
      await other.close();
    });

    test('all records are still there on a new connection', async () => {
      await tested.store.articles.add(article('a'), []);
      await tested.store.outbox.add('articles.read', { articleIds: ['a'] });
      await tested.store.close();
      await tested.store.close();
      await expect(tested.store.articles.find('a')).rejects.toMatchObject({ code: 'unavailable' });
      tested.store = await tested.database.open();
      expect(await tested.store.articles.find('a')).toEqual(article('a'));
      expect(await tested.store.outbox.pending()).toBe(1);
    });
  });
}
