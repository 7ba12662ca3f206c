// Articles, their keys, versions and order.

import { describe, expect, test } from 'vitest';
import type { EntryKey } from '../store.js';
import type { TestStore } from './test-store.fixture.js';
import { article, event, noon, placement, version } from './samples.fixture.js';

const guid = (value: string): EntryKey => ({ kind: 'guid', value });
const link = (value: string): EntryKey => ({ kind: 'link', value });

export function articlesContract(tested: TestStore): void {
  describe('articles', () => {
    test('are returned as they were added, with all fields or few', async () => {
      const whole = article('a', {
        summary: 'A summary.',
        text: 'First paragraph.\n\nSecond “paragraph” \u{1f30a}.',
        language: 'en',
        byline: 'By Ada Lind',
        dateline: 'OSTRAVA HEIGHTS',
        credit: { agencies: ['norwire'], foundIn: 'foot' },
        image: 'https://courier.example/a.jpg',
        form: 'background',
        labels: ['Floods'],
        publishedAt: noon - 5,
        modifiedAt: noon - 4,
        withdrawnAt: noon + 1,
        originId: 'b',
      });
      await tested.store.articles.add(whole, []);
      await tested.store.articles.add(article('b'), []);
      expect(await tested.store.articles.find('a')).toEqual(whole);
      expect(await tested.store.articles.findMany(['b', 'none', 'a'])).toEqual([
        article('b'),
        whole,
      ]);
      expect(await tested.store.articles.find('none')).toBeUndefined();
      expect(await tested.store.articles.findMany([])).toEqual([]);
    });

    test('are found by many ids at once', async () => {
      const ids = Array.from({ length: 1_100 }, (_, index) => `a${index}`);
      await tested.store.transaction(async (tx) => {
        for (const id of ids) await tx.articles.add(article(id), []);
      });
      const found = await tested.store.articles.findMany(ids);
      expect(found.map((one) => one.id)).toEqual(ids);
    });

    test('have unique ids, and a refused article leaves nothing behind', async () => {
      await tested.store.articles.add(article('a'), [guid('1')]);
      const twin = tested.store.articles.add(article('a', { headline: 'Other' }), [guid('2')]);
      await expect(twin).rejects.toMatchObject({ code: 'conflict' });
      expect(await tested.store.articles.find('a')).toEqual(article('a'));
      expect(await tested.store.articles.findByKeys('courier', [guid('2')])).toEqual(new Map());
    });

    test('are found by any key, within their outlet only', async () => {
      await tested.store.articles.add(article('a'), [guid('1'), link('l')]);
      await tested.store.articles.addKeys('a', 'courier', [guid('1b'), guid('1')]);
      const wanted = [guid('1'), link('l'), guid('1b'), guid('l'), { kind: 'content', value: '1' }];
      const found = await tested.store.articles.findByKeys('courier', wanted as EntryKey[]);
      expect(found).toEqual(
        new Map([
          ['guid:1', 'a'],
          ['link:l', 'a'],
          ['guid:1b', 'a'],
        ]),
      );
      expect(await tested.store.articles.findByKeys('beacon', [guid('1')])).toEqual(new Map());
    });

    test('a key stays with the first article that had it', async () => {
      await tested.store.articles.add(article('a'), [guid('1')]);
      await tested.store.articles.add(article('b'), [guid('1'), guid('2')]);
      const found = await tested.store.articles.findByKeys('courier', [guid('1'), guid('2')]);
      expect([...found.values()]).toEqual(['a', 'b']);
    });

    test('a change sets and clears fields', async () => {
      await tested.store.articles.add(article('a', { byline: 'By Ada Lind' }), []);
      await tested.store.articles.change('a', { byline: undefined, withdrawnAt: noon });
      expect(await tested.store.articles.find('a')).toEqual(article('a', { withdrawnAt: noon }));
      await expect(tested.store.articles.change('none', { image: 'x' })).rejects.toMatchObject({
        code: 'not-found',
      });
    });

    test('keep every version, and show the newest', async () => {
      await tested.store.articles.add(article('a', { headline: 'First', text: 'One.' }), []);
      await tested.store.articles.addVersion(version('a', 2));
      await tested.store.articles.addVersion(version('a', 3, { text: '' }));
      const found = await tested.store.articles.find('a');
      expect(found).toMatchObject({ version: 3, headline: 'Headline 3', text: '', seenAt: noon });
      expect(await tested.store.articles.versions('a')).toEqual([
        { articleId: 'a', version: 1, seenAt: noon, headline: 'First', summary: '', text: 'One.' },
        version('a', 2),
        version('a', 3, { text: '' }),
      ]);
    });

    test('a version is added once, and after the version before it', async () => {
      await tested.store.articles.add(article('a'), []);
      await tested.store.articles.addVersion(version('a', 2));
      for (const number of [1, 2, 4]) {
        const wrong = tested.store.articles.addVersion(version('a', number));
        await expect(wrong).rejects.toMatchObject({ code: 'conflict' });
      }
      expect(await tested.store.articles.versions('a')).toHaveLength(2);
      await expect(tested.store.articles.addVersion(version('none', 2))).rejects.toMatchObject({
        code: 'not-found',
      });
    });

    test('of an event are returned in the order they were first seen', async () => {
      await tested.store.events.add(event('e'));
      for (const [id, seenAt] of [
        ['c', noon],
        ['b', noon],
        ['a', noon + 1],
        ['other', noon],
      ] as const) {
        await tested.store.articles.add(article(id, { seenAt }), []);
      }
      await tested.store.events.place(['a', 'b', 'c'].map((id) => placement(id, 'e')));
      const found = await tested.store.articles.ofEvent('e');
      expect(found.map((one) => one.id)).toEqual(['b', 'c', 'a']);
      expect(found[0]?.eventId).toBe('e');
      const bare = found.map((one) =>
        Object.fromEntries(Object.entries(one).filter(([key]) => !/^(text|summary)$/.test(key))),
      );
      expect(await tested.store.articles.headsOf('e')).toEqual(bare);
      expect(await tested.store.articles.headsOf('e', 2)).toEqual(bare.slice(0, 2));
    });

    test('that are placed come in pages, in stream order, with their pins', async () => {
      await tested.store.events.add(event('e'));
      for (const [id, seenAt] of [
        ['d', noon],
        ['c', noon + 1],
        ['b', noon + 1],
        ['a', noon + 2],
      ] as const) {
        await tested.store.articles.add(article(id, { seenAt }), []);
      }
      await tested.store.events.place([
        placement('a', 'e'),
        placement('b', 'e', { pinned: true }),
        placement('d', 'e'),
      ]);
      const { placedAt } = placement('a', 'e');
      const [d, b, a] = (['d', 'b', 'a'] as const).map((id, at) => ({
        ...{ id, seenAt: noon + at, eventId: 'e', pinned: id === 'b', placedAt },
      }));
      const { placed } = tested.store.articles;
      expect(await placed({ seenAt: noon - 1, id: '' }, 2)).toEqual([d, b]);
      expect(await placed({ seenAt: noon + 1, id: 'b' }, 2)).toEqual([a]);
      const { seenAtOfNewest } = tested.store.articles;
      const seen = await Promise.all([1, 3, 4, 5].map(seenAtOfNewest));
      expect(seen).toEqual([noon + 2, noon + 1, noon, undefined]);
      const { eventsAcross } = tested.store.articles;
      expect(await eventsAcross(noon + 1)).toEqual(['e']);
      expect(await eventsAcross(noon)).toEqual([]);
      expect(await eventsAcross(noon + 3)).toEqual([]);
      expect(await tested.store.events.pinnedOf(['a', 'b', 'c', 'none'])).toEqual(new Set(['b']));
      expect(await tested.store.events.pinnedOf([])).toEqual(new Set());
    });

    test('the stream returns every article once, page by page', async () => {
      for (let index = 0; index < 25; index += 1) {
        const id = `a${String(24 - index).padStart(2, '0')}`;
        await tested.store.articles.add(article(id, { seenAt: noon + (index % 3) }), []);
      }
      const seen: string[] = [];
      let after = { seenAt: 0, id: '' };
      for (;;) {
        const page = await tested.store.articles.stream(after, 4);
        if (page.length === 0) break;
        seen.push(...page.map((one) => `${one.seenAt} ${one.id}`));
        after = page.at(-1)!;
      }
      expect(seen).toHaveLength(25);
      expect(seen).toEqual([...new Set(seen)].sort());
    });
  });
}
