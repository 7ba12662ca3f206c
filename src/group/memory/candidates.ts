// Finds the earlier reports worth comparing with a report: those that share its heaviest terms.

import { grown } from '../column.js';
import type { Lexicon } from '../words/lexicon.js';
import { createPostings, newestMax } from './postings.js';
import { countMask, dampedCount, termShift, termsMax, type Reading } from '../reading/reading.js';
import type { SnapshotReader, SnapshotWriter } from '../snapshot/snapshot.js';

export interface Candidates {
  /** The slots of at most 12 reports, best first; the report itself may be among them. */
  find(reading: Reading): readonly number[];
  /** Indexes a report by its 24 heaviest terms. */
  add(slot: number, reading: Reading): void;
  /** Removes terms from the index. */
  drop(terms: readonly number[]): void;
  save(writer: SnapshotWriter): void;
  /** Loads into an empty index. `newest` is the newest slot of the memory loaded before. */
  load(newest: number, reader: SnapshotReader): void;
}

export interface CandidatesOptions {
  readonly lexicon: Lexicon;
  /** The oldest slot still in memory. */
  readonly oldest: () => number;
}

const keysMax = 24;
/** Postings read for one report, over all its terms. */
const postingsReadMax = 640;
const candidatesMax = 12;

export function createCandidates({ lexicon, oldest }: CandidatesOptions): Candidates {
  const postings = createPostings();
  const keys = createKeys(lexicon);
  const best = createBest(candidatesMax);
  const slots = new Int32Array(postingsReadMax + newestMax);
  const sums = new Float64Array(postingsReadMax + newestMax);
  const indexes = createIndexes(oldest);

  /** Sums the squared weights of shared terms by report; returns how many reports it found. */
  function collect(): number {
    const first = oldest();
    let found = 0;
    let read = 0;
    indexes.clear();
    for (let k = 0; k < keys.size() && read < postingsReadMax; k++) {
      const square = (keys.values[k] as number) * (keys.values[k] as number);
      const count = postings.newest(keys.item(k), newestMax, slots, found);
      const from = found;
      read += count;
      for (let i = from; i < from + count; i++) {
        const slot = slots[i] as number;
        if (slot < first) break; // The rest are older still.
        const index = indexes.index(slot, found);
        if (index < found) sums[index] = (sums[index] as number) + square;
        else {
          slots[found] = slot;
          sums[found++] = square;
        }
      }
    }
    return found;
  }

  return {
    find(reading) {
      keys.choose(reading);
      const found = collect();
      best.choose(slots, sums, found);
      return best.items();
    },
    add(slot, reading) {
      indexes.makeRoom(slot);
      keys.choose(reading);
      for (let k = 0; k < keys.size(); k++) postings.add(keys.item(k), slot);
    },
    drop(terms) {
      for (const term of terms) postings.drop(term);
    },
    save: postings.save,
    load(newest, reader) {
      indexes.makeRoom(newest);
      postings.load(reader);
    },
  };
}

/** Slot → its index in the list of reports found. Clearing it costs nothing. */
function createIndexes(oldest: () => number) {
  let indexes: Int32Array = new Int32Array(1 << 14);
  /** The slot of the first number. Slots only grow, so it follows the oldest in memory. */
  let base = 0;
  /** Numbers below this are of earlier searches. */
  let cleared = 1;
  return {
    clear() {
      cleared += postingsReadMax + newestMax;
      if (cleared < indexesMax) return;
      indexes.fill(0);
      cleared = 1;
    },
    /** The index of a slot; a slot without one gets `otherwise`. */
    index(slot: number, otherwise: number): number {
      const index = (indexes[slot - base] as number) - cleared;
      if (index >= 0) return index;
      indexes[slot - base] = cleared + otherwise;
      return otherwise;
    },
    makeRoom(slot: number): void {
      if (slot - base < indexes.length) return;
      const first = oldest();
      if (first - base > indexes.length / 2) {
        base = first;
        indexes.fill(0);
      }
      indexes = grown(indexes, slot - base + 1);
    },
  };
}

const indexesMax = 2 ** 31 - 2 * (postingsReadMax + newestMax);

/** The heaviest terms of a report. Finding and then adding a report chooses them once. */
function createKeys(lexicon: Lexicon) {
  const keys = createBest(keysMax);
  const terms = new Int32Array(termsMax);
  const heaviness = new Float64Array(termsMax);
  let chosenFor: Reading | undefined;
  return {
    item: keys.item,
    size: keys.size,
    values: keys.values,
    choose(reading: Reading): void {
      if (chosenFor === reading) return;
      chosenFor = reading;
      const weights = lexicon.weights.current();
      const { length } = reading.terms;
      for (let i = 0; i < length; i++) {
        const packed = reading.terms[i] as number;
        const term = packed >> termShift;
        terms[i] = term;
        heaviness[i] = (weights[term] as number) * (dampedCount[packed & countMask] as number);
      }
      keys.choose(terms, heaviness, length);
    },
  };
}

/** Chooses the highest of many values, highest first; the earlier wins a tie. */
function createBest(limit: number) {
  const items = new Int32Array(limit);
  const values = new Float64Array(limit);
  let size = 0;
  return {
    values,
    size: () => size,
    item: (at: number) => items[at] as number,
    /** Chooses among the first `count` of two columns, which is faster than one call for each. */
    choose(from: Int32Array, by: Float64Array, count: number): void {
      size = 0;
      for (let i = 0; i < count; i++) {
        const value = by[i] as number;
        if (size === limit && value <= (values[limit - 1] as number)) continue;
        let at = size < limit ? size++ : limit - 1;
        for (; at > 0 && (values[at - 1] as number) < value; at--) {
          values[at] = values[at - 1] as number;
          items[at] = items[at - 1] as number;
        }
        values[at] = value;
        items[at] = from[i] as number;
      }
    },
    items(): readonly number[] {
      const all: number[] = [];
      for (let at = 0; at < size; at++) all.push(items[at] as number);
      return all;
    },
  };
}
