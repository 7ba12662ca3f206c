// Finds the neighbours of reports again, as if the reports had come in order of their times and all
// terms had been weighed from the start: the order in which they came no longer matters.

import type { Judging } from '../likeness/judging.js';
import type { Ranking } from '../likeness/ranking.js';
import { createCandidates } from '../memory/candidates.js';
import type { Entry, Memory } from '../memory/memory.js';
import type { Neighbours } from '../memory/neighbours.js';
import type { Lexicon } from '../words/lexicon.js';

export interface FindAgainOptions {
  readonly memory: Memory;
  readonly neighbours: Neighbours;
  readonly judging: Judging;
  readonly ranking: Ranking;
  readonly lexicon: Lexicon;
}

/** Reports whose neighbours are found in one slice. */
export const foundPerSlice = 80;

/**
 * Each entry's neighbours are looked for among the entries before it. Neighbours that are older
 * than all the entries are kept, judged again. Reports may be forgotten between two slices.
 */
export function* findAgain(
  entries: readonly Entry[],
  { memory, neighbours, judging, ranking, lexicon }: FindAgainOptions,
): Generator<undefined, void> {
  lexicon.weights.recompute();
  yield;
  const index = createCandidates({ lexicon, oldest: () => 0 });
  const oldest = entries.reduce((least, { slot }) => Math.min(least, slot), Infinity);
  for (const [at, entry] of entries.entries()) {
    const { slot, reading } = entry;
    const found = index.find(reading).map((other) => (entries[other] as Entry).slot);
    if (memory.at(slot) === entry) {
      const older = olderNeighbours(slot, oldest, neighbours);
      ranking.remember(
        slot,
        found.filter((other) => memory.at(other) !== undefined),
      );
      for (const other of older) {
        if (memory.at(other) !== undefined) neighbours.add(slot, other, judging.pair(slot, other));
      }
    }
    index.add(at, reading);
    if ((at + 1) % foundPerSlice === 0) yield;
  }
}

function olderNeighbours(slot: number, than: number, neighbours: Neighbours): readonly number[] {
  const older: number[] = [];
  for (let i = 0; i < neighbours.count(slot); i++) {
    const other = neighbours.neighbour(slot, i);
    if (other < than) older.push(other);
  }
  return older;
}

/** By time, those without a time last; of one time by id. */
export function byTime({ reading: a }: Entry, { reading: b }: Entry): number {
  const [one, two] = [Number.isNaN(a.hour), Number.isNaN(b.hour)];
  if (one !== two) return Number(one) - Number(two);
  return (one ? 0 : a.hour - b.hour) || (a.id < b.id ? -1 : 1);
}
