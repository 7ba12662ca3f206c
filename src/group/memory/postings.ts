// An inverted index: the newest slots that contain each term. The slots of a term are contiguous in
// one array, on a shelf that doubles until it has room for `newestMax`. Then the newest slot
// replaces the oldest, so that a look-up never grows with the archive.
//
//   term ──► from, room, count ──► … | 3 9 14 · | 71 8 | 55 60 61 70 · · · · | …
//                                    shelf of 4   2      8

import { grown } from '../column.js';
import type { SnapshotReader, RaggedRows, SnapshotWriter } from '../snapshot/snapshot.js';

export interface Postings {
  /** Adds a slot newer than those before. */
  add(term: number, slot: number): void;
  /** Writes at most `limit` slots, newest first, to `into` from `at`; returns how many. */
  newest(term: number, limit: number, into: Int32Array, at: number): number;
  /** Removes a term; its shelf is reused. */
  drop(term: number): void;
  save(writer: SnapshotWriter): void;
  /** Loads into an empty index. */
  load(reader: SnapshotReader): void;
}

/**
 * Slots kept of one term; a power of two. Slots of forgotten reports stay until newer ones replace
 * them, which costs little: 3.7 MiB after 40,000 texts with 2,000 in the window.
 */
export const newestMax = 64;
const roomAtFirst = 2;
/** Numbers in the head of a term, which are contiguous since all are read at once. */
const headLength = 4;
const fromOffset = 0;
const roomOffset = 1;
const countOffset = 2;

export function createPostings(): Postings {
  /** For every term the start of its shelf, the shelf's size, and how many slots were added. */
  let heads: Int32Array = new Int32Array(headLength << 14);
  let terms = 0;
  const shelves = createShelves();

  function grow(head: number): void {
    const [old, size] = [heads[head + fromOffset] as number, heads[head + roomOffset] as number];
    const wanted = size === 0 ? roomAtFirst : size * 2;
    const at = shelves.take(wanted);
    shelves.slots().copyWithin(at, old, old + size);
    if (size > 0) shelves.giveBack(old, size);
    heads[head + fromOffset] = at;
    heads[head + roomOffset] = wanted;
  }

  function add(term: number, slot: number): void {
    const head = term * headLength;
    terms = Math.max(terms, term + 1);
    heads = grown(heads, terms * headLength);
    const added = heads[head + countOffset] as number;
    if (added === heads[head + roomOffset] && added < newestMax) grow(head);
    const place = added & ((heads[head + roomOffset] as number) - 1);
    shelves.slots()[(heads[head + fromOffset] as number) + place] = slot;
    heads[head + countOffset] = added + 1;
  }

  return {
    add,
    newest: (term, limit, into, at) => newest(heads, shelves.slots(), term, limit, into, at),
    drop(term) {
      const head = term * headLength;
      const size = heads[head + roomOffset] ?? 0;
      if (size === 0) return;
      shelves.giveBack(heads[head + fromOffset] as number, size);
      heads.fill(0, head, head + headLength);
    },
    save(writer) {
      const [copiedHeads, copiedSlots] = [heads.slice(0, terms * headLength), shelves.copy()];
      writer.rows('postings', () => rowsOf(copiedHeads, copiedSlots));
    },
    load(reader) {
      const added = reader.ints('postings.lengths');
      const all = reader.ints('postings');
      let end = 0;
      added.forEach((one, term) => {
        end += one;
        for (let at = end - 1; at >= end - one; at--) add(term, all[at] as number);
      });
      terms = added.length;
      heads = grown(heads, terms * headLength);
    },
  };
}

function newest(
  heads: Int32Array,
  slots: Int32Array,
  term: number,
  limit: number,
  into: Int32Array,
  at: number,
): number {
  const head = term * headLength;
  if (head >= heads.length) return 0;
  const added = heads[head + countOffset] as number;
  const size = heads[head + roomOffset] as number;
  const start = heads[head + fromOffset] as number;
  const wanted = Math.min(limit, added, size);
  for (let i = 0; i < wanted; i++) {
    into[at + i] = slots[start + ((added - 1 - i) & (size - 1))] as number;
  }
  return wanted;
}

/** The slots of each term, newest first. */
function rowsOf(heads: Int32Array, slots: Int32Array): RaggedRows {
  const terms = heads.length / headLength;
  const lengths = new Int32Array(terms);
  const all = new Int32Array(slots.length);
  let end = 0;
  for (let term = 0; term < terms; term++) {
    end += lengths[term] = newest(heads, slots, term, newestMax, all, end);
  }
  return { lengths, all: all.subarray(0, end) };
}

/** Allocates shelves in one array, and reuses those given back. */
function createShelves() {
  let slots: Int32Array = new Int32Array(1 << 16);
  let end = 0;
  const free = new Map<number, number[]>();
  return {
    /** The array of all shelves. Read it again after `take`, which may replace it. */
    slots: (): Int32Array => slots,
    copy: (): Int32Array => slots.slice(0, end),
    take(size: number): number {
      const reused = free.get(size)?.pop();
      if (reused !== undefined) return reused;
      slots = grown(slots, end + size);
      end += size;
      return end - size;
    },
    giveBack(at: number, size: number): void {
      const known = free.get(size);
      if (known === undefined) free.set(size, [at]);
      else known.push(at);
    },
  };
}
