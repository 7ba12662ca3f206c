import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readConfig } from '../config.js';
import type { Roundup } from '../domain/roundup.js';
import { draftOf } from './draft-roundup.js';
import { grow } from './grow.js';
import { arvaArticles, morning, partsOf } from './newsroom.contract.js';

const style = { ...readConfig({}), language: 'en' };

test('nothing published ever moves, however a page grows', () => {
  const some = fc.subarray([...arvaArticles], { minLength: 1 });
  fc.assert(
    fc.property(some, some, fc.integer({ min: 1, max: 12 }), (first, later, linesMax) => {
      const draft = draftOf(partsOf(first), { ...style, linesMax });
      if (draft === undefined) throw new Error('nothing drafted');
      const about = { id: 'r', notices: [], touched: [], draftedAt: morning, path: '/p' };
      const page: Roundup = { ...about, ...draft, state: 'published', changedAt: morning };
      const all = partsOf([...new Set([...first, ...later])]);

      const grown = grow(page, all, linesMax);
      expect(grown.lines.slice(0, page.lines.length)).toEqual(page.lines);
      expect({ ...grown, lines: [], reports: 0, origins: 0 }).toEqual({
        ...page,
        lines: [],
        reports: 0,
        origins: 0,
      });
      const told = [grown.lead?.articleId, ...grown.lines.map(({ articleId }) => articleId)];
      const ids = all.articles.map(({ id }) => id);
      expect(told.filter((id) => id !== undefined).sort()).toEqual(ids.sort());
      const shown = grown.lines.filter(({ folded }) => !folded).length;
      expect(shown).toBeLessThanOrEqual(linesMax);
      expect(grow(grown, all, linesMax)).toEqual(grown);
    }),
  );
});

test('a page counts what it lists, also a report that stands in another event by now', () => {
  const draft = draftOf(partsOf(arvaArticles), style);
  if (draft === undefined) throw new Error('nothing drafted');
  const about = { id: 'r', notices: [], touched: [], draftedAt: morning, path: '/p' };
  const page: Roundup = { ...about, ...draft, state: 'published', changedAt: morning };
  const moved = arvaArticles.map((article, index) =>
    index === 0 ? { ...article, eventId: 'elsewhere' } : article,
  );
  const { reports, origins } = grow(page, partsOf(moved), style.linesMax);
  expect({ reports, origins }).toEqual({ reports: page.reports, origins: page.origins });
});
