// Transactions, several callers at once, several connections, backups.

import { setImmediate as breathe } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Bench } from './under-test.contract.js';
import type { Store } from '../store.js';
import { article, draft, event, feed, noon, placement } from './samples.contract.js';

export function transactionsContract(bench: Bench): void {
  const count = async (store: Store, name: string) => (await store.health()).counts[name];

  describe('transactions', () => {
    test('see what they wrote; others see it after', async () => {
      const reader = await bench.place.openReader();
      await bench.store.transaction(async (store) => {
        await store.articles.add(article('a'), []);
        expect(await store.articles.find('a')).toEqual(article('a'));
        expect(await reader.articles.find('a')).toBeUndefined();
      });
      expect(await reader.articles.find('a')).toEqual(article('a'));
      await reader.close();
    });

    test('are undone as a whole, and hand on what was thrown', async () => {
      const reason = new Error('Changed my mind.');
      const undone = bench.store.transaction(async (store) => {
        await store.articles.add(article('a'), [{ kind: 'guid', value: '1' }]);
        await store.roundups.add(draft('r'));
        await store.outbox.add('articles.read', { articleIds: ['a'] });
        throw reason;
      });
      await expect(undone).rejects.toBe(reason);
      expect(await bench.store.articles.find('a')).toBeUndefined();
      expect(await bench.store.roundups.find('r')).toBeUndefined();
      expect(await bench.store.outbox.pending()).toBe(0);
    });

    test('nested ones join: an inner one falls with the outer', async () => {
      const undone = bench.store.transaction(async (store) => {
        const answer = await store.transaction(async (inner) => {
          await inner.articles.add(article('a'), []);
          return 7;
        });
        expect(answer).toBe(7);
        throw new Error('Changed my mind.');
      });
      await expect(undone).rejects.toThrow('Changed my mind.');
      expect(await bench.store.articles.find('a')).toBeUndefined();
    });

    test('a caught conflict undoes its own call alone', async () => {
      await bench.store.feeds.add(feed('a'));
      await bench.store.transaction(async (store) => {
        await store.feeds.add(feed('b'));
        const twin = store.feeds.add(feed('c', { url: feed('a').url }));
        await expect(twin).rejects.toMatchObject({ code: 'conflict' });
        await store.feeds.add(feed('d'));
      });
      const ids = (await bench.store.feeds.list()).map((one) => one.id);
      expect(ids.sort()).toEqual(['a', 'b', 'd']);
    });

    test('a call of several steps leaves nothing behind when a late step conflicts', async () => {
      await bench.store.events.add(event('e'));
      await bench.store.articles.add(article('a'), []);
      await bench.store.transaction(async (store) => {
        const both = [placement('a', 'e'), placement('missing', 'e')];
        await expect(store.events.place(both)).rejects.toMatchObject({ code: 'conflict' });
      });
      expect(await bench.store.events.placements('e')).toEqual([]);
    });

    test('of callers at once do not mix', async () => {
      const attempts = Array.from({ length: 40 }, async (_, index) =>
        bench.store.transaction(async (store) => {
          await store.articles.add(article(`a${index}`), []);
          await breathe();
          await store.events.add(event(`e${index}`));
          if (index % 2 === 1) throw new Error('Odd ones fall.');
        }),
      );
      const between = Array.from({ length: 40 }, async (_, index) => {
        await breathe();
        await bench.store.notes.write(`n${index}`, 'kept');
        const seen = await bench.store.articles.find(`a${index}`);
        return seen === undefined || index % 2 === 0;
      });
      const results = await Promise.allSettled(attempts);
      expect(await Promise.all(between)).not.toContain(false);
      expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(20);
      expect(await count(bench.store, 'articles')).toBe(20);
      expect(await count(bench.store, 'events')).toBe(20);
      for (let index = 0; index < 40; index += 1) {
        expect(await bench.store.notes.read(`n${index}`)).toBe('kept');
      }
    });

    test('a store kept beyond its transaction is useless', async () => {
      let kept: Store | undefined;
      await bench.store.transaction(async (store) => {
        kept = store;
      });
      await expect(kept!.notes.write('n', 'late')).rejects.toMatchObject({ code: 'internal' });
      expect(await bench.store.notes.read('n')).toBeUndefined();
    });

    test('two writers take turns', async () => {
      const other = await bench.place.open();
      const write = async (store: Store, name: string) => {
        for (let index = 0; index < 30; index += 1) {
          await store.transaction((inside) => inside.articles.add(article(name + index), []));
          await breathe();
        }
      };
      await Promise.all([write(bench.store, 'a'), write(other, 'b')]);
      expect(await count(other, 'articles')).toBe(60);
      await other.close();
    });

    test('everything outlives the connection', async () => {
      await bench.store.articles.add(article('a'), []);
      await bench.store.outbox.add('articles.read', { articleIds: ['a'] });
      await bench.store.close();
      await bench.store.close();
      await expect(bench.store.articles.find('a')).rejects.toMatchObject({ code: 'unavailable' });
      bench.store = await bench.place.open();
      expect(await bench.store.articles.find('a')).toEqual(article('a'));
      expect(await bench.store.outbox.pending()).toBe(1);
    });
  });

  describe('backup', () => {
    test('is one moment of the whole, whatever is written meanwhile', async () => {
      await bench.store.transaction(async (store) => {
        for (let index = 0; index < 300; index += 1) {
          await store.articles.add(article(`a${index}`, { text: 'long '.repeat(400) }), []);
        }
      });
      let running = true;
      const writes = (async () => {
        for (let index = 0; running; index += 1) {
          await bench.store.transaction(async (store) => {
            await store.articles.add(article(`b${index}`), []);
            await store.events.add(event(`b${index}`));
          });
          await breathe();
        }
      })();
      const shares: number[] = [];
      await bench.store.backup(bench.place.backupFile, (share) => shares.push(share));
      running = false;
      await writes;
      expect(shares.at(-1)).toBe(1);
      expect(shares).toEqual([...shares].sort((a, b) => a - b));

      const copy = await bench.place.openBackup();
      const { counts, integrity } = await copy.health();
      expect(integrity).toBe('ok');
      expect(counts['articles']).toBe(300 + (counts['events'] ?? 0));
      const all = await copy.articles.stream({ seenAt: 0, id: '' }, 10_000);
      const live = await bench.store.articles.findMany(all.map((one) => one.id));
      expect(all).toEqual(live);
      await copy.close();
    });

    test('is refused where it cannot be written', async () => {
      const nowhere = `${bench.place.backupFile}/deeper/copy`;
      await expect(bench.store.backup(nowhere)).rejects.toMatchObject({ name: 'Fault' });
      expect(await bench.store.articles.find('a')).toBeUndefined();
      expect(noon).toBeGreaterThan(0);
    });
  });
}
