// Backups, where the database makes them itself.

import { setImmediate as breathe } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { article, event } from './samples.fixture.js';
import type { TestBackup, TestStore } from './test-store.fixture.js';

const backupOf = ({ database }: TestStore): TestBackup => {
  if (database.backup === undefined) throw new Error('This database makes no backups.');
  return database.backup;
};

export function backupContract(tested: TestStore): void {
  describe('backup', () => {
    test('is one consistent state, even while others write', async () => {
      await tested.store.transaction(async (tx) => {
        for (let index = 0; index < 300; index += 1) {
          await tx.articles.add(article(`a${index}`, { text: 'long '.repeat(400) }), []);
        }
      });
      let running = true;
      const writes = (async () => {
        for (let index = 0; running; index += 1) {
          await tested.store.transaction(async (tx) => {
            await tx.articles.add(article(`b${index}`), []);
            await tx.events.add(event(`b${index}`));
          });
          await breathe();
        }
      })();
      const shares: number[] = [];
      const backup = backupOf(tested);
      await tested.store.backup(backup.file, (share) => shares.push(share));
      running = false;
      await writes;
      expect(shares.at(-1)).toBe(1);
      expect(shares).toEqual([...shares].sort((a, b) => a - b));

      const copy = await backup.open();
      const { counts, integrity } = await copy.health();
      expect(integrity).toBe('ok');
      expect(counts['articles']).toBe(300 + (counts['events'] ?? 0));
      const all = await copy.articles.stream({ seenAt: 0, id: '' }, 10_000);
      const live = await tested.store.articles.findMany(all.map(({ id }) => id));
      expect(all).toEqual(live);
      await copy.close();
    });

    test('fails when its file cannot be written', async () => {
      const nowhere = `${backupOf(tested).file}/deeper/copy`;
      await expect(tested.store.backup(nowhere)).rejects.toMatchObject({ name: 'Fault' });
      expect(await tested.store.articles.find('a')).toBeUndefined();
    });
  });
}
