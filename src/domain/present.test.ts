import { expect, test } from 'vitest';
import { present } from './present.js';

test('keeps every value but undefined', () => {
  const values = { a: 0, b: undefined, c: '', d: null, e: false };
  expect(Object.keys(present(values))).toEqual(['a', 'c', 'd', 'e']);
});
