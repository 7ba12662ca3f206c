import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkByAverage, type LinkView } from './linkage.js';

/** Nodes on a line; nearer nodes have a higher score. */
function line(places: readonly number[], confirm?: (view: LinkView) => boolean) {
  const score = (a: number, b: number): number => 2 - Math.abs((places[a] ?? 0) - (places[b] ?? 0));
  const edges = { a: [] as number[], b: [] as number[], score: [] as number[] };
  for (let b = 0; b < places.length; b++) {
    for (let a = 0; a < b; a++) {
      edges.a.push(a);
      edges.b.push(b);
      edges.score.push(score(a, b));
    }
  }
  return linkByAverage({
    size: places.length,
    edges,
    hours: new Float64Array(places.length),
    score,
    accept: ({ mean }) => mean,
    ...(confirm === undefined ? {} : { confirm }),
  });
}

describe('average linkage', () => {
  test('separates distant nodes', () => {
    expect(line([0, 1, 10, 11, 0.5])).toEqual([
      [0, 1, 4],
      [2, 3],
    ]);
  });

  test('does not join chains of near nodes', () => {
    expect(line([0, 1.5, 3, 4.5]).length).toBe(2);
  });

  test('joins nothing that confirm rejects', () => {
    expect(line([0, 0.1], () => false)).toEqual([[0], [1]]);
  });

  test('puts every node in exactly one group', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 30, noNaN: true }), { maxLength: 25 }),
        (places) => {
          const nodes = line(places).flat();
          expect([...nodes].sort((a, b) => a - b)).toEqual(places.map((_, i) => i));
        },
      ),
    );
  });

  test('estimates the mean of many pairs by an even choice of them', () => {
    let asked = 0;
    const half = Array.from({ length: 50 }, (_, i) => i);
    const groups = linkByAverage({
      size: 100,
      edges: { a: [0], b: [50], score: [1] },
      hours: new Float64Array(100),
      score: () => ++asked && 1,
      accept: ({ mean }) => mean,
      together: [half, half.map((node) => node + 50)],
    });
    expect(groups.length).toBe(1);
    expect(asked).toBeLessThanOrEqual(8);
  });
});
