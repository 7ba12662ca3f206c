// How likely two groups are on average.

import type { Nodes } from './nodes.js';

/** Pairs judged at most to estimate one mean. */
const pairsMax = 4;

/** Mean over all pairs, or over an even choice of them when they are many. */
export function meanScore(
  nodes: Nodes,
  one: number,
  two: number,
  score: (a: number, b: number) => number,
): number {
  const across = nodes.size(two);
  const total = nodes.size(one) * across;
  const stride = total <= pairsMax ? 1 : total / pairsMax;
  let sum = 0;
  let count = 0;
  for (let at = 0; at < total; at += stride) {
    const pair = Math.floor(at);
    const a = nodes.at(one, Math.floor(pair / across));
    const b = nodes.at(two, pair % across);
    // It is cheapest to judge when the first stays the same.
    sum += across === 1 ? score(b, a) : score(a, b);
    count++;
  }
  return sum / count;
}
