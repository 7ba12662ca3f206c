// Which earlier reports are worth comparing: those that share the heaviest terms, by the index.

import { grown } from '../column.js';
import type { Lexicon } from '../words/lexicon.js';
import { createPostings, newestMax } from './postings.js';
import { countMask, dampedCount, termShift, termsMax, type Reading } from '../reading/reading.js';
import type { Columns, Sheet } from '../snapshot/snapshot.js';

export interface Candidates {
  /** Slots of the likeliest reports, best first; the report itself may be among them. */
  find(reading: Reading): readonly number[];
  /** Makes a report findable under its heaviest terms. */
  add(slot: number, reading: Reading): void;
  /** Nothing is found under these terms any more. */
  drop(terms: readonly number[]): void;
  save(sheet: Sheet): void;
  /** `newest`: the newest slot in memory, which is loaded already. */
  load(newest: number, columns: Columns): void;
}

export interface CandidatesOptions {
  readonly lexicon: Lexicon;
  /** Oldest slot still in memory. */
  readonly oldest: () => number;
}

const keysMax = 24;
/** Reports looked at for one report, under all its terms together. */
const lookedAtMax = 640;
const candidatesMax = 12;

export function createCandidates({ lexicon, oldest }: CandidatesOptions): Candidates {
  const postings = createPostings();
  const keys = createKeys(lexicon);
  const best = createBest(candidatesMax);
  const slots = new Int32Array(lookedAtMax + newestMax);
  const sums = new Float64Array(lookedAtMax + newestMax);
  const marks = createMarks(oldest);

  /** Sums the squared weights of shared keys by report; answers how many reports it met. */
  function meet(): number {
    const first = oldest();
    let met = 0;
    let looked = 0;
    marks.clear();
    for (let k = 0; k < keys.size() && looked < lookedAtMax; k++) {
      const square = (keys.values[k] as number) * (keys.values[k] as number);
      const count = postings.newest(keys.item(k), newestMax, slots, met);
      const from = met;
      looked += count;
      for (let i = from; i < from + count; i++) {
        const slot = slots[i] as number;
        if (slot < first) break; // and so are the rest of them
        const place = marks.place(slot, met);
        if (place < met) sums[place] = (sums[place] as number) + square;
        else {
          slots[met] = slot;
          sums[met++] = square;
        }
      }
    }
    return met;
  }

  return {
    find(reading) {
      keys.choose(reading);
      const met = meet();
      best.choose(slots, sums, met);
      return best.items();
    },
    add(slot, reading) {
      marks.makeRoom(slot);
      keys.choose(reading);
      for (let k = 0; k < keys.size(); k++) postings.add(keys.item(k), slot);
    },
    drop(terms) {
      for (const term of terms) postings.drop(term);
    },
    save: postings.save,
    load(newest, columns) {
      marks.makeRoom(newest);
      postings.load(columns);
    },
  };
}

/** Slot → where in the list of those met it stands. Cleared at no cost. */
function createMarks(oldest: () => number) {
  let marks: Int32Array = new Int32Array(1 << 14);
  /** Slots only grow: the array starts at a slot not older than memory. */
  let base = 0;
  /** Marks below this are of former searches. */
  let cleared = 1;
  return {
    clear() {
      cleared += lookedAtMax + newestMax;
      if (cleared < marksMax) return;
      marks.fill(0);
      cleared = 1;
    },
    /** The place the slot has; `otherwise` when it has none, which is then its place. */
    place(slot: number, otherwise: number): number {
      const place = (marks[slot - base] as number) - cleared;
      if (place >= 0) return place;
      marks[slot - base] = cleared + otherwise;
      return otherwise;
    },
    makeRoom(slot: number): void {
      if (slot - base < marks.length) return;
      const first = oldest();
      if (first - base > marks.length / 2) {
        base = first;
        marks.fill(0);
      }
      marks = grown(marks, slot - base + 1);
    },
  };
}

const marksMax = 2 ** 31 - 2 * (lookedAtMax + newestMax);

/** The heaviest terms of a report. Looking up and adding ask for the same ones. */
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

/** The few highest of many, highest first; the earlier wins a tie. */
function createBest(limit: number) {
  const items = new Int32Array(limit);
  const values = new Float64Array(limit);
  let size = 0;
  return {
    values,
    size: () => size,
    item: (at: number) => items[at] as number,
    /** Among the first `count` of columns; to hand them over one by one would cost more. */
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
