// Which articles held a term last: chains through one ring of postings, newest first.
// The ring forgets the oldest by itself, so memory is bounded and look-ups never walk the archive.

import { grownInts } from './column.js';

export interface Postings {
  add(term: number, slot: number): void;
  /** Writes at most `limit` slots, newest first, into `into` from `at`; answers how many. */
  newest(term: number, limit: number, into: Int32Array, at: number): number;
}

export function createPostings(capacity: number): Postings {
  const slots = new Int32Array(capacity);
  const before = new Int32Array(capacity);
  let heads = new Int32Array(1 << 14).fill(-1);
  let next = 0;

  return {
    add(term, slot) {
      if (term >= heads.length) {
        const from = heads.length;
        heads = grownInts(heads, term + 1) as Int32Array<ArrayBuffer>;
        heads.fill(-1, from);
      }
      const at = next % capacity;
      slots[at] = slot;
      before[at] = heads[term] as number;
      heads[term] = next++;
    },
    newest(term, limit, into, from) {
      const oldest = next - capacity;
      let at = term < heads.length ? (heads[term] as number) : -1;
      let count = 0;
      for (; count < limit && at >= 0 && at >= oldest; count++) {
        into[from + count] = slots[at % capacity] as number;
        at = before[at % capacity] as number;
      }
      return count;
    },
  };
}
