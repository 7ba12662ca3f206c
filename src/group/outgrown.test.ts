import { expect, test } from 'vitest';
import { eventReportsMax, freeReportsMax, growthBar } from './likeness/growth.js';
import { isHeldBack, outgrown } from './outgrown.js';

test.each([
  [1, undefined],
  [freeReportsMax - 1, undefined],
  [freeReportsMax, /150 reports already: so large a one takes only the likest/],
  [eventReportsMax, /500 reports already: so large a one takes no more/],
])('of an event of %i reports', (reports, said) => {
  if (said === undefined) expect(outgrown(reports)).toBeUndefined();
  else expect(outgrown(reports)).toMatch(said);
});

test('the guard is blamed only for what it kept out', () => {
  const half = growthBar(301) / 2;
  expect(isHeldBack(300, -half)).toBe(true);
  expect(isHeldBack(300, half)).toBe(false);
  expect(isHeldBack(300, -3 * half)).toBe(false);
  expect(isHeldBack(10, -half)).toBe(false);
  expect(isHeldBack(eventReportsMax, -Infinity)).toBe(true);
});
