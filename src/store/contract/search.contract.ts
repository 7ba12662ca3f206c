// Search over published roundups.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hourMs } from '../../domain/time.js';
import type { TestStore } from './test-store.fixture.js';
import type { SearchFilter } from '../store.js';
import { draft, line, noon, outlet, published, typed } from './samples.fixture.js';

export function searchContract(tested: TestStore): void {
  const find = async (text: string, more: Partial<SearchFilter> = {}) => {
    const { hits, total } = await tested.store.roundups.search({ text, limit: 50, ...more });
    return { ids: hits.map((hit) => hit.roundup.id).sort(), total, hits };
  };
  const fill = async () => {
    await tested.store.outlets.put([outlet('courier', { name: 'The Ostrava Courier' })]);
    await tested.store.roundups.add(
      published('dam', noon, {
        title: typed('Dam At Ostrava Heights Holds'),
        lead: {
          articleId: 'a',
          outletId: 'norwire',
          agencyIds: [],
          headline: typed('Engineers say dam is safe'),
          url: 'https://norwire.example/a',
          excerpt: [typed('The reservoir above the town was drained overnight.')],
          why: [],
        },
        lines: [line('b', 'courier', 'Evacuation ends in the valley')],
        labels: [typed('Floods')],
      }),
    );
    await tested.store.roundups.add(
      published('vote', noon + hourMs, {
        title: typed('Färöarna Votes On The Tunnel; Dam Is Off The Ballot'),
        lines: [line('c', 'beacon', 'Полиция: голосование прошло спокойно')],
      }),
    );
    await tested.store.roundups.add(draft('hidden', { title: typed('Dam draft') }));
  };

  describe('search', () => {
    test.each<[string, readonly string[]]>([
      ['dam', ['dam', 'vote']],
      ['DAM', ['dam', 'vote']],
      ['dams', ['dam', 'vote']],
      ['dam heights', ['dam']],
      ['"ostrava heights"', ['dam']],
      ['"heights ostrava"', []],
      ['engineers', ['dam']],
      ['reservoir', ['dam']],
      ['evacuation', ['dam']],
      ['courier', ['dam']],
      ['faroarna', ['vote']],
      ['Färöarna', ['vote']],
      ['полиция', ['vote']],
      ['evac*', ['dam']],
      ['evac', []],
      ['dam -tunnel', ['dam']],
      ['-dam', []],
      ['dam tunnel nowhere', []],
      ['"ostrava heights', ['dam']],
      ['AND', []],
      ['dam AND NOT OR NEAR(', []],
      ['title:dam', []],
      ['dam*', ['dam', 'vote']],
      ['***', []],
      ['"', []],
      ['', ['dam', 'vote']],
      ['  ', ['dam', 'vote']],
    ])('%j finds %j', async (text, ids) => {
      await fill();
      const found = await find(text);
      expect(found.ids).toEqual(ids);
      expect(found.total).toBe(ids.length);
    });

    test('filters by outlet, label and time, and returns pages', async () => {
      await fill();
      expect((await find('dam', { outletId: 'beacon' })).ids).toEqual(['vote']);
      expect((await find('dam', { outletId: 'norwire' })).ids).toEqual(['dam']);
      expect((await find('dam', { label: 'Floods' })).ids).toEqual(['dam']);
      expect((await find('dam', { from: noon + 1 })).ids).toEqual(['vote']);
      expect((await find('dam', { before: noon + hourMs })).ids).toEqual(['dam']);
      expect((await find('', { outletId: 'courier' })).ids).toEqual(['dam']);
      const pages = [await find('dam', { limit: 1 }), await find('dam', { limit: 1, offset: 1 })];
      expect(pages.map((page) => page.total)).toEqual([2, 2]);
      expect(pages.flatMap((page) => page.ids).sort()).toEqual(['dam', 'vote']);
    });

    test('a match in the title ranks first, and passages mark the match', async () => {
      await fill();
      await tested.store.roundups.add(
        published('aside', noon + 9 * hourMs, {
          title: typed('Budget Passed'),
          lines: [line('x', 'beacon', 'Ostrava Heights council also spoke of many other matters')],
        }),
      );
      const { hits } = await tested.store.roundups.search({ text: '"ostrava heights"', limit: 5 });
      expect(hits.map((hit) => hit.roundup.id)).toEqual(['dam', 'aside']);
      expect(hits[0]?.passage).toMatch(/\ue000Ostrava Heights\ue001/);
    });

    test('finds a roundup that is put, withdrawn and put again', async () => {
      await fill();
      await tested.store.roundups.put(published('dam', noon, { title: typed('Bridge Opens') }));
      expect((await find('reservoir')).ids).toEqual([]);
      expect((await find('courier')).ids).toEqual([]);
      expect((await find('', { outletId: 'courier' })).ids).toEqual([]);
      expect((await find('bridge')).ids).toEqual(['dam']);
      await tested.store.roundups.put(published('dam', noon, { state: 'withdrawn' }));
      expect((await find('bridge')).ids).toEqual([]);
      await tested.store.roundups.put(draft('hidden', { state: 'draft', title: typed('Bridge') }));
      expect((await find('bridge')).ids).toEqual([]);
    });

    test('accepts any text, and removes the characters that mark matches', async () => {
      await tested.store.roundups.add(
        published('a', noon, { title: typed('Mark \ue000smuggled\ue001 in') }),
      );
      const hit = (await find('smuggled')).hits[0];
      expect(hit?.passage).toBe('Mark \ue000smuggled\ue001 in');
      expect((await find('in')).hits[0]?.passage).toBe('Mark smuggled \ue000in\ue001');
      const hostile = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.string({ unit: fc.constantFrom(...'"\'*^:()+-{}[]\\ \0aORNEAT,.;%_~\ud800é中') }),
        fc
          .array(fc.constantFrom('AND', 'NOT', 'OR', 'NEAR(', '"', '*', 'a', '-', '\0', '^'))
          .map((words) => words.join(' ')),
      );
      await fc.assert(
        fc.asyncProperty(hostile, async (text) => {
          const { hits, total } = await tested.store.roundups.search({ text, limit: 5 });
          expect(total).toBe(hits.length);
        }),
        { numRuns: 600 },
      );
    });
  });
}
