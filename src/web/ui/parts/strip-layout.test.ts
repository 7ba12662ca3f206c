import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOutStrip, spread } from './strip-layout.js';

const report = (articleId: string, originId: string, at: number) => ({
  articleId,
  originId,
  at,
  outletId: 'veldt-times',
});

describe('layOutStrip', () => {
  test('stacks copies under the origin of the text', () => {
    const reports = [report('b', 'a', 50), report('a', 'a', 0), report('c', 'c', 100)];
    const { marks } = layOutStrip(reports, { gap: 0.01, rowsMax: 5 });
    expect(marks.map(({ report: { articleId }, x, row }) => [articleId, x, row])).toEqual([
      ['a', 0, 0],
      ['b', 0, 1],
      ['c', 1, 0],
    ]);
  });

  test('counts the copies that do not fit', () => {
    const reports = ['a', 'b', 'c', 'd'].map((id, at) => report(id, 'a', at));
    expect(layOutStrip(reports, { gap: 0.01, rowsMax: 3 })).toMatchObject({ rows: 3, hidden: 1 });
  });

  test('is empty without reports', () => {
    expect(layOutStrip([], { gap: 0.1, rowsMax: 3 }).marks).toEqual([]);
  });
});

test('spread keeps order, gap and bounds', () => {
  const wanted = fc
    .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 })
    .map((xs) => xs.toSorted((a, b) => a - b));
  fc.assert(
    fc.property(wanted, fc.double({ min: 0.001, max: 0.2, noNaN: true }), (xs, gap) => {
      const placed = spread(xs, gap);
      const room = Math.min(gap, xs.length > 1 ? 1 / (xs.length - 1) : gap);
      placed.forEach((x, index) => {
        expect(x).toBeGreaterThanOrEqual(-1e-9);
        expect(x).toBeLessThanOrEqual(1 + 1e-9);
        if (index > 0) expect(x - (placed[index - 1] ?? 0)).toBeGreaterThanOrEqual(room - 1e-9);
      });
    }),
  );
});
