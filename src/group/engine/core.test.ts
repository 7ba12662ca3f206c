import { expect, test } from 'vitest';
import { similaritiesToCore } from './core.js';
import { pairScoreMax } from '../likeness/judging.js';
import type { Entry } from '../memory/memory.js';

const entry = (slot: number, pinned = false): Entry =>
  ({ slot, pinned, reading: { id: `a${slot}` } }) as unknown as Entry;

/** Reports 0 to 2 are alike, report 3 is like one of them alone. */
const score = (a: number, b: number): number =>
  a < 3 && b < 3 ? 3 : Math.min(a, b) === 0 ? 1 : -2;

test('a report that is like one of the core alone is far from the core', () => {
  const similarities = similaritiesToCore(
    [0, 1, 2, 3].map((slot) => entry(slot)),
    { score },
  );
  expect(similarities).toEqual({ a0: 3, a1: 3, a2: 3, a3: -1 });
});

test('a report that an editor placed has the highest similarity', () => {
  const members = [entry(0), entry(1), entry(2), entry(3, true)];
  expect(similaritiesToCore(members, { score })['a3']).toBe(pairScoreMax);
});

test('a single report is its own core', () => {
  expect(similaritiesToCore([entry(0)], { score })).toEqual({ a0: pairScoreMax });
});
