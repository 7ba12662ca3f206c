// Which articles held a term last: for each term a short shelf of the newest slots, all shelves in
// one array. A shelf doubles until it holds `newestMax`, then the newest takes the oldest's place:
// what a look-up reads lies together, and never grows with the archive.
//
//   term ──► from, room, count ──► … | 3 9 14 · | 71 8 | 55 60 61 70 · · · · | …
//                                    shelf of 4   2      8
import { grown } from '../column.js';
import type { Columns, Rows, Sheet } from '../snapshot/snapshot.js';

export interface Postings {
  add(term: number, slot: number): void;
  /** Writes at most `limit` slots, newest first, into `into` from `at`; answers how many. */
  newest(term: number, limit: number, into: Int32Array, at: number): number;
  /** Gives a term's shelf away. */
  drop(term: number): void;
  save(sheet: Sheet): void;
  /** Into empty ones. */
  load(columns: Columns): void;
}

/**
 * Slots kept of one term; a power of two. Those of forgotten reports stay until newer ones come,
 * which costs little: 3.7 MiB in all after 40,000 texts with 2,000 in the window.
 */
export const newestMax = 64;
const roomAtFirst = 2;
/** Numbers in the head of a term, which lie together since all are asked for at once. */
const headLength = 4;
const fromPlace = 0;
const roomPlace = 1;
const countPlace = 2;

export function createPostings(): Postings {
  /** For every term where its shelf begins, what room that has, how many were put there. */
  let heads: Int32Array = new Int32Array(headLength << 14);
  let terms = 0;
  const shelves = createShelves();

  function grow(head: number): void {
    const [old, size] = [heads[head + fromPlace] as number, heads[head + roomPlace] as number];
    const wanted = size === 0 ? roomAtFirst : size * 2;
    const at = shelves.take(wanted);
    shelves.slots().copyWithin(at, old, old + size);
    if (size > 0) shelves.giveBack(old, size);
    heads[head + fromPlace] = at;
    heads[head + roomPlace] = wanted;
  }

  function add(term: number, slot: number): void {
    const head = term * headLength;
    terms = Math.max(terms, term + 1);
    heads = grown(heads, terms * headLength);
    const held = heads[head + countPlace] as number;
    if (held === heads[head + roomPlace] && held < newestMax) grow(head);
    const place = held & ((heads[head + roomPlace] as number) - 1);
    shelves.slots()[(heads[head + fromPlace] as number) + place] = slot;
    heads[head + countPlace] = held + 1;
  }

  return {
    add,
    newest: (term, limit, into, at) => newest(heads, shelves.slots(), term, limit, into, at),
    drop(term) {
      const head = term * headLength;
      const size = heads[head + roomPlace] ?? 0;
      if (size === 0) return;
      shelves.giveBack(heads[head + fromPlace] as number, size);
      heads.fill(0, head, head + headLength);
    },
    save(sheet) {
      const [copiedHeads, copiedSlots] = [heads.slice(0, terms * headLength), shelves.copy()];
      sheet.rows('postings', () => rowsOf(copiedHeads, copiedSlots));
    },
    load(columns) {
      const held = columns.ints('postings.lengths');
      const all = columns.ints('postings');
      let end = 0;
      held.forEach((one, term) => {
        end += one;
        for (let at = end - 1; at >= end - one; at--) add(term, all[at] as number);
      });
      terms = held.length;
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
  const held = heads[head + countPlace] as number;
  const size = heads[head + roomPlace] as number;
  const start = heads[head + fromPlace] as number;
  const wanted = Math.min(limit, held, size);
  for (let i = 0; i < wanted; i++) {
    into[at + i] = slots[start + ((held - 1 - i) & (size - 1))] as number;
  }
  return wanted;
}

/** The slots of each term, newest first. */
function rowsOf(heads: Int32Array, slots: Int32Array): Rows {
  const terms = heads.length / headLength;
  const lengths = new Int32Array(terms);
  const all = new Int32Array(slots.length);
  let end = 0;
  for (let term = 0; term < terms; term++) {
    end += lengths[term] = newest(heads, slots, term, newestMax, all, end);
  }
  return { lengths, all: all.subarray(0, end) };
}

/** Room for shelves in one array; what is given back is lent again. */
function createShelves() {
  let slots: Int32Array = new Int32Array(1 << 16);
  let end = 0;
  const free = new Map<number, number[]>();
  return {
    /** Ask again after `take`. */
    slots: (): Int32Array => slots,
    copy: (): Int32Array => slots.slice(0, end),
    take(size: number): number {
      const given = free.get(size)?.pop();
      if (given !== undefined) return given;
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
