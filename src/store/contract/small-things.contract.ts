// Documents, notes, health.

import { describe, expect, test } from 'vitest';
import type { TestStore } from './test-store.fixture.js';
import { article, noon, version } from './samples.fixture.js';

export function smallThingsContract(tested: TestStore): void {
  const document = (id: string, fetchedAt = noon) => ({
    id,
    feedId: 'feed',
    url: `https://courier.example/${id}`,
    fetchedAt,
    status: 200,
    headers: { 'content-type': 'text/xml', etag: '"é"' },
    body: Uint8Array.from({ length: 2_000 }, (_, index) => (index * 7) % 256),
  });

  describe('documents', () => {
    test('are returned byte for byte', async () => {
      const page = { ...document('b'), articleId: 'a', body: new Uint8Array(0) };
      await tested.store.documents.add(document('a'));
      await tested.store.documents.add(page);
      const found = await tested.store.documents.find('a');
      expect(found).toEqual(document('a'));
      expect(found?.body).toBeInstanceOf(Uint8Array);
      expect(await tested.store.documents.find('b')).toEqual(page);
      await expect(tested.store.documents.add(page)).rejects.toMatchObject({ code: 'conflict' });
    });

    test('are removed when they were read before a given time', async () => {
      for (const [id, at] of [
        ['a', 1],
        ['b', 2],
        ['c', 3],
        ['d', 4],
      ] as const) {
        await tested.store.documents.add(document(id));
        await tested.store.documents.markRead(id, at);
      }
      expect(await tested.store.documents.find('d')).toEqual({ ...document('d'), readAt: 4 });
      expect(await tested.store.documents.prune(4)).toBe(3);
      expect(await tested.store.documents.find('c')).toBeUndefined();
      expect(await tested.store.documents.find('d')).toBeDefined();
    });

    test('are kept until they are read, even if they are old', async () => {
      await tested.store.documents.add(document('a', 1));
      await tested.store.documents.add(document('b', 1));
      await tested.store.documents.markRead('a', 2);
      await tested.store.documents.markRead('no-such-document', 2);
      expect(await tested.store.documents.countUnread(2)).toBe(1);
      expect(await tested.store.documents.countUnread(1)).toBe(0);
      expect(await tested.store.documents.prune(noon)).toBe(1);
      expect(await tested.store.documents.find('b')).toEqual(document('b', 1));
    });
  });

  describe('notes', () => {
    test('hold what was written last', async () => {
      expect(await tested.store.notes.read('n')).toBeUndefined();
      await tested.store.notes.write('n', 'one');
      await tested.store.notes.write('n', '');
      expect(await tested.store.notes.read('n')).toBe('');
    });
  });

  describe('health', () => {
    test('finds ids by their first letters', async () => {
      for (const id of ['ab1', 'ab2', 'b']) await tested.store.articles.add(article(id), []);
      expect(await tested.store.idsStarting('article', 'ab', 9)).toEqual(['ab1', 'ab2']);
      expect(await tested.store.idsStarting('article', 'ab', 1)).toEqual(['ab1']);
      expect(await tested.store.idsStarting('event', 'ab', 9)).toEqual([]);
    });

    test('counts the rows', async () => {
      await tested.store.articles.add(article('a'), []);
      await tested.store.articles.addVersion(version('a', 2));
      await tested.store.documents.add(document('a'));
      const health = await tested.store.health();
      expect(health).toMatchObject({ integrity: 'ok', complaints: [] });
      expect(health.bytes).toBeGreaterThan(10_000);
      expect(health.counts).toEqual({
        outlets: 0,
        feeds: 0,
        documents: 1,
        articles: 1,
        versions: 2,
        events: 0,
        roundups: 0,
        messages: 0,
      });
      expect(await tested.store.counts()).toEqual(health.counts);
    });
  });
}
