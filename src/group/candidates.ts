// Which earlier reports are worth comparing: those that share the heaviest terms, by the index.

import type { Lexicon } from './lexicon.js';
import { createPostings } from './postings.js';
import { termShift, type Reading } from './reading.js';

export interface Candidates {
  /** Slots of the likeliest earlier reports, best first. */
  find(reading: Reading): readonly number[];
  add(slot: number, reading: Reading): void;
}

export interface CandidatesOptions {
  readonly lexicon: Lexicon;
  /** Oldest slot still in memory. */
  readonly oldest: () => number;
  /** Postings kept. */
  readonly capacity: number;
}

const keysMax = 25;
const postingsMax = 96;
const candidatesMax = 24;

export function createCandidates({ lexicon, oldest, capacity }: CandidatesOptions): Candidates {
  const postings = createPostings(capacity);
  const found = new Map<number, number>();

  return {
    find(reading) {
      found.clear();
      const first = oldest();
      for (const { term, weight } of keysOf(reading, lexicon)) {
        postings.visit(term, postingsMax, (slot) => {
          if (slot >= first) found.set(slot, (found.get(slot) ?? 0) + weight * weight);
        });
      }
      return best(found);
    },
    add(slot, reading) {
      for (const { term } of keysOf(reading, lexicon)) postings.add(term, slot);
    },
  };
}

interface Key {
  readonly term: number;
  readonly weight: number;
}

function keysOf(reading: Reading, lexicon: Lexicon): readonly Key[] {
  const weights = lexicon.weights.current();
  const keys = Array.from(reading.all, (packed) => {
    const term = Math.floor(packed / termShift);
    const count = packed - term * termShift;
    return { term, weight: (weights[term] as number) * (1 + Math.log(count)) };
  });
  return keys.sort((a, b) => b.weight - a.weight || a.term - b.term).slice(0, keysMax);
}

function best(found: ReadonlyMap<number, number>): readonly number[] {
  return [...found]
    .sort((a, b) => b[1] - a[1] || b[0] - a[0])
    .slice(0, candidatesMax)
    .map(([slot]) => slot);
}
