// Which earlier reports are worth comparing: those that share the heaviest terms, by the index.

import { grownFloats, grownInts } from './column.js';
import type { Lexicon } from './lexicon.js';
import { damped } from './likeness.js';
import { createPostings } from './postings.js';
import { countMask, termShift, type Reading } from './reading.js';

export interface Candidates {
  /** Slots of the likeliest reports, best first; the report itself may be among them. */
  find(reading: Reading): readonly number[];
  /** Makes a report findable under its heaviest terms. */
  add(slot: number, reading: Reading): void;
}

export interface CandidatesOptions {
  readonly lexicon: Lexicon;
  /** Oldest slot still in memory. */
  readonly oldest: () => number;
  /** Postings kept. */
  readonly capacity: number;
}

const keysMax = 24;
/** Reports looked at under one term, the newest first. */
const postingsMax = 64;
const candidatesMax = 18;

export function createCandidates({ lexicon, oldest, capacity }: CandidatesOptions): Candidates {
  const postings = createPostings(capacity);
  const keys = createKeys(lexicon);
  const best = createBest(candidatesMax);
  const slots = new Int32Array(keysMax * postingsMax);
  let base = 0;
  let sums: Float32Array = new Float32Array(1 << 14);
  let stamps: Int32Array = new Int32Array(1 << 14);
  let stamp = 0;

  /** Sums the squared weights of shared keys by report; answers how many reports it met. */
  function meet(): number {
    let met = 0;
    for (let k = 0; k < keys.size(); k++) {
      const weight = keys.value(k);
      const count = postings.newest(keys.item(k), postingsMax, slots, met);
      const from = met;
      for (let i = from; i < from + count; i++) {
        const slot = slots[i] as number;
        const at = slot - base;
        if (at < 0) continue;
        if (stamps[at] === stamp) {
          sums[at] = (sums[at] as number) + weight * weight;
          continue;
        }
        stamps[at] = stamp;
        sums[at] = weight * weight;
        slots[met++] = slot;
      }
    }
    return met;
  }

  /** Slots only grow: the arrays start at a slot not older than memory. */
  function makeRoom(slot: number): void {
    if (slot - base < sums.length) return;
    const first = oldest();
    if (first - base > sums.length / 2) {
      base = first;
      stamp++;
    }
    sums = grownFloats(sums, slot - base + 1);
    stamps = grownInts(stamps, slot - base + 1);
  }

  return {
    find(reading) {
      stamp++;
      keys.choose(reading);
      const met = meet();
      const first = oldest();
      best.clear();
      for (let i = 0; i < met; i++) {
        const slot = slots[i] as number;
        if (slot >= first) best.offer(slot, sums[slot - base] as number);
      }
      return best.items();
    },
    add(slot, reading) {
      makeRoom(slot);
      keys.choose(reading);
      for (let k = 0; k < keys.size(); k++) postings.add(keys.item(k), slot);
    },
  };
}

/** The heaviest terms of a report. Looking up and adding ask for the same ones. */
function createKeys(lexicon: Lexicon) {
  const keys = createBest(keysMax);
  let chosenFor: Reading | undefined;
  return {
    ...keys,
    choose(reading: Reading): void {
      if (chosenFor === reading) return;
      chosenFor = reading;
      const weights = lexicon.weights.current();
      keys.clear();
      for (let i = 0; i < reading.terms.length; i++) {
        const packed = reading.terms[i] as number;
        const term = packed >> termShift;
        keys.offer(term, (weights[term] as number) * (damped[packed & countMask] as number));
      }
    },
  };
}

/** The few highest of many, highest first; the earlier offered wins a tie. */
function createBest(limit: number) {
  const items = new Int32Array(limit);
  const values = new Float64Array(limit);
  let size = 0;
  return {
    clear() {
      size = 0;
    },
    offer(item: number, value: number) {
      if (size === limit && value <= (values[limit - 1] as number)) return;
      let at = size < limit ? size++ : limit - 1;
      for (; at > 0 && (values[at - 1] as number) < value; at--) {
        values[at] = values[at - 1] as number;
        items[at] = items[at - 1] as number;
      }
      values[at] = value;
      items[at] = item;
    },
    size: () => size,
    item: (at: number) => items[at] as number,
    value: (at: number) => values[at] as number,
    items: (): readonly number[] => Array.from(items.subarray(0, size)),
  };
}
