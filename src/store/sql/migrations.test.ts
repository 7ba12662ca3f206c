import { expect, test } from 'vitest';
import { migrations } from './migrations.js';

test('migrations are numbered from 1 without a gap', () => {
  const numbers = migrations.map(({ number }) => number);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});
