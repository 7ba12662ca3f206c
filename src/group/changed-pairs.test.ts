import { expect, test } from 'vitest';
import { changedPairs } from './changed-pairs.fixture.js';

const grouping = (text: string): ReadonlyMap<string, string> =>
  new Map([...text].map((event, at) => [`r${at}`, event]));

test.each([
  ['aabb', 'ccdd', 2, 0],
  ['aaab', 'aabb', 4, 3],
  ['abcd', 'abcd', 0, 0],
  ['abcd', 'aaaa', 6, 6],
])('%s and %s: %i pairs, %i changed', (one, other, either, changed) => {
  expect(changedPairs(grouping(one), grouping(other))).toEqual({ either, changed });
});
