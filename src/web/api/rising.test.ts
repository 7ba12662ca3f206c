import { describe, expect, test } from 'vitest';
import { risingOf, sparkOf } from './rising.js';

const hour = 3_600_000;
const report = (articleId: string, outletId: string, at: number, originId = articleId) => ({
  articleId,
  outletId,
  originId,
  at,
});

describe('rising', () => {
  test.each([
    ['nothing', [], 0],
    ['one outlet now', [report('a', 'x', 0)], 1],
    ['one outlet an hour ago', [report('a', 'x', -hour)], 0.5],
    [
      'three outlets',
      [report('a', 'x', 0), report('b', 'y', 0), report('c', 'z', -2 * hour)],
      2.25,
    ],
    ['an outlet that reports again', [report('a', 'x', -hour), report('b', 'x', 0)], 0.5],
    ['a copy', [report('a', 'x', -hour), report('b', 'y', 0, 'a')], 0.5],
    ['a report from the future', [report('a', 'x', 5 * hour)], 1],
  ])('%s', (_, reports, rising) => expect(risingOf(reports, 0)).toBeCloseTo(rising, 10));
});

describe('the spark line', () => {
  test('counts every report once', () => {
    expect(sparkOf([0, 1, 10, 20, 24], 4)).toEqual([2, 1, 0, 2]);
    expect(sparkOf([7], 4)).toEqual([1, 0, 0, 0]);
    expect(sparkOf([7, 7, 7], 4)).toEqual([3, 0, 0, 0]);
  });
});
