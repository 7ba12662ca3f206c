// Which articles held a term last: for each term a short shelf of the newest slots, all shelves in
// one array. A shelf doubles until it holds `newestMax`, then the newest takes the oldest's place:
// what a look-up reads lies together, and never grows with the archive.
//
//   term ──► from, room, count ──► … | 3 9 14 · | 71 8 | 55 60 61 70 · · · · | …
//                                    shelf of 4   2      8
import { grownInts } from '../column.js';
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

export function createPostings(): Postings {
  let from: Int32Array = new Int32Array(1 << 14);
  let room: Int32Array = new Int32Array(1 << 14);
  let count: Int32Array = new Int32Array(1 << 14);
  const shelves = createShelves();

  function grow(term: number): void {
    const [old, size] = [from[term] as number, room[term] as number];
    const wanted = size === 0 ? roomAtFirst : size * 2;
    const at = shelves.take(wanted);
    shelves.slots().copyWithin(at, old, old + size);
    if (size > 0) shelves.giveBack(old, size);
    from[term] = at;
    room[term] = wanted;
  }

  function add(term: number, slot: number): void {
    if (term >= from.length) {
      from = grownInts(from, term + 1);
      room = grownInts(room, term + 1);
      count = grownInts(count, term + 1);
    }
    const held = count[term] as number;
    if (held === room[term] && held < newestMax) grow(term);
    shelves.slots()[(from[term] as number) + (held & ((room[term] as number) - 1))] = slot;
    count[term] = held + 1;
  }

  function newest(term: number, limit: number, into: Int32Array, at: number): number {
    if (term >= from.length) return 0;
    const held = count[term] as number;
    const size = room[term] as number;
    const start = from[term] as number;
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
      if (term >= from.length || room[term] === 0) return;
      shelves.giveBack(from[term] as number, room[term] as number);
      room[term] = 0;
      count[term] = 0;
    },
    save(sheet) {
      const terms = count.findLastIndex((most) => most > 0) + 1;
      const held = count
        .subarray(0, terms)
        .map((most, term) => Math.min(most, room[term] as number));
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
      slots = grownInts(slots, end + size);
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
