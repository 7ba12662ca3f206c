// Which articles held a term last: for each term a short shelf of the newest slots, all shelves in
// one array. A shelf doubles until it holds `newestMax`, then the newest takes the oldest's place:
// what a look-up reads lies together, and never grows with the archive.
//
//   term ──► from, room, count ──► … | 3 9 14 · | 71 8 | 55 60 61 70 · · · · | …
//                                    shelf of 4   2      8
import { grown } from '../column.js';
import type { Columns, Sheet } from '../snapshot/snapshot.js';

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

/** Slots kept of one term. A power of two. */
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
    if (head >= heads.length) heads = grown(heads, head + headLength);
    const held = heads[head + countPlace] as number;
    if (held === heads[head + roomPlace] && held < newestMax) grow(head);
    const place = held & ((heads[head + roomPlace] as number) - 1);
    shelves.slots()[(heads[head + fromPlace] as number) + place] = slot;
    heads[head + countPlace] = held + 1;
  }

  function newest(term: number, limit: number, into: Int32Array, at: number): number {
    const head = term * headLength;
    if (head >= heads.length) return 0;
    const held = heads[head + countPlace] as number;
    const size = heads[head + roomPlace] as number;
    const start = heads[head + fromPlace] as number;
    const slots = shelves.slots();
    const wanted = Math.min(limit, held, size);
    for (let i = 0; i < wanted; i++) {
      into[at + i] = slots[start + ((held - 1 - i) & (size - 1))] as number;
    }
    return wanted;
  }

  return {
    add,
    newest,
    drop(term) {
      const head = term * headLength;
      const size = heads[head + roomPlace] ?? 0;
      if (size === 0) return;
      shelves.giveBack(heads[head + fromPlace] as number, size);
      heads.fill(0, head, head + headLength);
    },
    save(sheet) {
      const held = heldOf(heads);
      const all = new Int32Array(held.reduce((sum, one) => sum + one, 0));
      let at = 0;
      for (let term = 0; term < held.length; term++) at += newest(term, newestMax, all, at);
      sheet.ints('postings.counts', held);
      sheet.ints('postings.slots', all);
    },
    load(columns) {
      const held = columns.ints('postings.counts');
      const all = columns.ints('postings.slots');
      let end = 0;
      held.forEach((one, term) => {
        end += one;
        for (let at = end - 1; at >= end - one; at--) add(term, all[at] as number);
      });
    },
  };
}

/** How many slots there are of each term. */
function heldOf(heads: Int32Array): Int32Array {
  const terms = Math.ceil((heads.findLastIndex((number) => number > 0) + 1) / headLength);
  const held = new Int32Array(terms);
  for (let term = 0; term < terms; term++) {
    const head = term * headLength;
    held[term] = Math.min(heads[head + countPlace] as number, heads[head + roomPlace] as number);
  }
  return held;
}

/** Room for shelves in one array; what is given back is lent again. */
function createShelves() {
  let slots: Int32Array = new Int32Array(1 << 16);
  let end = 0;
  const free = new Map<number, number[]>();
  return {
    /** Ask again after `take`. */
    slots: (): Int32Array => slots,
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
