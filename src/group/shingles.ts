// Which articles carry one text: runs of words in common, robust to trimming and retitling.
// Every article keeps its smallest hashed runs (a sketch); the index finds who shares them.

import type { Letters } from './letters.js';
import { createTokens, plainHash, scan } from './tokens.js';

/** Hashes of runs of words, ascending: a fixed share of all runs, chosen by their hash. */
export type Sketch = Int32Array;

const runLength = 5;
/** Below this many words a text is too short to tell a reprint from a formula. */
const wordsMin = 40;
const wordsMax = 1_000;
/** One run in this many is kept, but never fewer than `runsMin`. */
const keptShare = 4;
const runsMin = 24;

export function createSketch(letters: Letters): (text: string) => Sketch {
  const tokens = createTokens();
  return (text) => {
    scan(text, letters, wordsMax, tokens);
    if (tokens.count < wordsMin) return new Int32Array(0);
    const runs = new Set<number>();
    for (let i = 0; i + runLength <= tokens.count; i++) {
      let hash = 0;
      for (let j = i; j < i + runLength; j++) {
        hash = Math.imul(hash ^ plainHash(tokens, j), 0x01000193) ^ (hash >>> 15);
      }
      runs.add(hash | 0);
    }
    return choose(Int32Array.from(runs));
  };
}

/** Runs whose hash falls into one share are kept in every text alike, so that sketches compare. */
function choose(runs: Int32Array): Sketch {
  const kept = runs.filter((hash) => (Math.imul(hash, 0x9e3779b1) >>> 0) % keptShare === 0);
  return (kept.length >= runsMin ? kept : runs).sort();
}

/** Share of the runs of `a` that `b` has too. */
export function shareIn(a: Sketch, b: Sketch): number {
  if (a.length === 0 || b.length === 0) return 0;
  let shared = 0;
  let j = 0;
  for (const run of a) {
    while (j < b.length && (b[j] as number) < run) j++;
    if (b[j] === run) shared++;
  }
  return shared / a.length;
}
