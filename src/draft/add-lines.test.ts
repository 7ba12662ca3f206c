import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readConfig } from '../config.js';
import type { Roundup } from '../domain/roundup.js';
import { draftOf } from './draft-roundup.js';
import { addLines } from './add-lines.js';
import { arvaArticles, morning, partsOf } from './newsroom.fixture.js';

const style = { ...readConfig({}), language: 'en' };

test('published lines never move when a page gains lines', () => {
  const some = fc.subarray([...arvaArticles], { minLength: 1 });
  fc.assert(
    fc.property(some, some, fc.integer({ min: 1, max: 12 }), (first, later, linesMax) => {
      const draft = draftOf(partsOf(first), { ...style, linesMax });
      if (draft === undefined) throw new Error('nothing drafted');
      const about = { id: 'r', notices: [], touched: [], draftedAt: morning, path: '/p' };
      const page: Roundup = { ...about, ...draft, state: 'published', changedAt: morning };
      const all = partsOf([...new Set([...first, ...later])]);

      const grown = addLines(page, all, linesMax);
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
      expect(addLines(grown, all, linesMax)).toEqual(grown);
    }),
  );
});

function published(): Roundup {
  const draft = draftOf(partsOf(arvaArticles), style);
  if (draft === undefined) throw new Error('nothing drafted');
  const about = { id: 'r', notices: [], touched: [], draftedAt: morning, path: '/p' };
  return { ...about, ...draft, state: 'published', changedAt: morning };
}

test('a line that moved to another event stays, marked and not counted, until it returns', () => {
  const page = published();
  const lineMoved = page.lines[2]?.articleId;
  const ids = [page.lead?.articleId, lineMoved];
  const moved = arvaArticles.map((article) =>
    ids.includes(article.id) ? { ...article, eventId: 'e9' } : article,
  );
  const grown = addLines(page, partsOf(moved), style.linesMax);
  expect(grown.lead).toEqual({ ...page.lead, movedTo: 'e9' });
  expect(grown.lines).toEqual(
    page.lines.map((line) => (line.articleId === lineMoved ? { ...line, movedTo: 'e9' } : line)),
  );
  expect(grown.reports).toBe(page.reports - 2);
  expect(grown.origins).toBeLessThan(page.origins);
  expect(addLines(grown, partsOf(arvaArticles), style.linesMax)).toEqual(page);
});

test('a text found to be a copy after publication counts with its origin, also as the lead', () => {
  const page = published();
  const leads = page.lead?.articleId ?? '';
  const copied = arvaArticles.map((article) =>
    article.id === leads || article.id === 'a07' ? { ...article, originId: 'a02' } : article,
  );
  const grown = addLines(page, partsOf(copied), style.linesMax);
  expect(page.lead?.why).toContain('own text');
  expect(grown.lead?.why).not.toContain('own text');
  expect(grown.lead?.excerpt).toEqual(page.lead?.excerpt);
  expect(grown.lines.find(({ articleId }) => articleId === 'a07')?.originId).toBe('a02');
  expect(grown.origins).toBe(page.origins - 2);
});
