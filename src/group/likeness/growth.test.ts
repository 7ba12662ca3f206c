import { expect, test } from 'vitest';
import { obstacleWords } from '../../domain/reason-words.js';
import {
  chainReportsMin,
  eventReportsMax,
  freeHoursMax,
  freeReportsMax,
  growthBar,
  growthBlock,
} from './growth.js';

const aDay = 24;

test.each([
  [2, aDay, undefined],
  [freeReportsMax, aDay, undefined],
  [freeReportsMax + 1, aDay, /150 reports already, and one so large takes only the most similar/],
  [eventReportsMax + 1, aDay, /500 reports already, and one so large takes no more/],
  [eventReportsMax + 1, 90 * aDay, /500 reports already/],
  [chainReportsMin, freeHoursMax, undefined],
  [chainReportsMin, 6 * aDay, /would last 6 days, and one so long takes only the most similar/],
  [chainReportsMin - 1, 90 * aDay, undefined],
])('of an event of %i reports in %i hours', (reports, hours, said) => {
  const block = growthBlock(reports, hours, -0.001);
  const words = block && obstacleWords({ kind: 'growth', ...block });
  if (said === undefined) expect(words).toBeUndefined();
  else expect(words).toMatch(said);
});

test('the guard is blamed only for what it kept out', () => {
  const half = growthBar(301, 0) / 2;
  expect(growthBlock(301, 0, -half)).toBeDefined();
  expect(growthBlock(301, 0, half)).toBeUndefined();
  expect(growthBlock(301, 0, -3 * half)).toBeUndefined();
  expect(growthBlock(11, 0, -half)).toBeUndefined();
  expect(growthBlock(eventReportsMax + 1, 0, -Infinity)).toBeDefined();
});
