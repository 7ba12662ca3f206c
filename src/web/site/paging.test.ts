import { expect, test } from 'vitest';
import { pagingOf } from './paging.js';

test.each([
  [undefined, 0, { page: 1, pages: 1, offset: 0 }],
  ['2', 31, { page: 2, pages: 2, offset: 30 }],
  ['2', 30, undefined],
  ['0', 30, undefined],
  ['1e9', 30, undefined],
  ['-1', 30, undefined],
])('page %s of %i', (page, total, paging) => {
  expect(pagingOf(page, total, 30)).toEqual(paging);
});
