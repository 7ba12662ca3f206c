import { expect, test } from 'vitest';
import {
  chainReportsMin,
  eventReportsMax,
  freeHoursMax,
  freeReportsMax,
  growthBar,
} from './likeness/growth.js';
import { growthBlockWords, growthBlock } from './growth-limit.js';

const aDay = 24;

test.each([
  [2, aDay, undefined],
  [freeReportsMax, aDay, undefined],
  [freeReportsMax + 1, aDay, /150 reports already: so large a one takes only the likest/],
  [eventReportsMax + 1, aDay, /500 reports already: so large a one takes no more/],
  [eventReportsMax + 1, 90 * aDay, /500 reports already/],
  [chainReportsMin, freeHoursMax, undefined],
  [chainReportsMin, 6 * aDay, /would last 6 days: so long a one takes only the likest/],
  [chainReportsMin - 1, 90 * aDay, undefined],
])('of an event of %i reports in %i hours', (reports, hours, said) => {
  const guard = growthBlock(reports, hours, -0.001);
  const told = guard && growthBlockWords(guard);
  if (said === undefined) expect(told).toBeUndefined();
  else expect(told).toMatch(said);
});

test('the guard is blamed only for what it kept out', () => {
  const half = growthBar(301, 0) / 2;
  expect(growthBlock(301, 0, -half)).toBeDefined();
  expect(growthBlock(301, 0, half)).toBeUndefined();
  expect(growthBlock(301, 0, -3 * half)).toBeUndefined();
  expect(growthBlock(11, 0, -half)).toBeUndefined();
  expect(growthBlock(eventReportsMax + 1, 0, -Infinity)).toBeDefined();
});
