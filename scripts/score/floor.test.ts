import { describe, expect, test } from 'vitest';
import { belowFloor, raised } from './floor.js';
import { firstTable, toTable } from './tables.js';

const floor = new Map([['harbour text', { trained: 0.9, heldOut: 0.8 }]]);

describe('the floor under the grouping', () => {
  test.each([
    [{ key: 'harbour text', trained: 0.9 }, 0],
    [{ key: 'harbour text', trained: 0.8999 }, 1],
    [{ key: 'harbour text', trained: 0.95, heldOut: 0.79 }, 1],
    [{ key: 'harbour text', trained: 0.8, heldOut: 0.7 }, 2],
    [{ key: 'harbour headlines', trained: 1 }, 1],
  ])('%o breaks %i of its rules', (reached, sentences) => {
    expect(belowFloor([{ ...reached, reports: 100 }], floor)).toHaveLength(sentences);
  });

  test('rises with what was measured and never falls', () => {
    const before = { trained: 0.9, heldOut: 0.8 };
    const better = raised({ key: '', trained: 0.9345, heldOut: 0.7, reports: 1_000 }, before);
    const small = raised({ key: '', trained: 0.9345, reports: 40 }, undefined);
    expect(small).toEqual({ trained: 0.899, heldOut: 0 });
    expect(better).toEqual({ trained: 0.923, heldOut: 0.8 });
  });

  test('tables come back as they were written', () => {
    const rows = [
      { set: 'harbour', input: 'text', floor: '0.900' },
      { set: 'ferry', input: 'headlines', floor: '–' },
    ];
    expect(firstTable(`Before.\n\n${toTable(rows)}\n\nAfter | all.`)).toEqual(rows);
    expect(firstTable('no table')).toEqual([]);
  });
});
