// One reading's terms, laid out by term to be looked up: each lies at its own number, and is
// cleared away before the next reading is laid out.

import { grownInts } from '../column.js';
import { termShift } from '../reading/reading.js';

export interface Layout {
  /** Lays out packed terms; the same array again costs nothing. */
  lay(terms: Int32Array): void;
  /** By term what is packed, or 0; terms beyond its end are not laid out either. */
  table(): Int32Array;
}

export function createLayout(): Layout {
  let table: Int32Array = new Int32Array(1 << 15);
  let laid: Int32Array = new Int32Array(0);
  return {
    table: () => table,
    lay(terms) {
      if (laid === terms) return;
      for (let i = 0; i < laid.length; i++) table[(laid[i] as number) >> termShift] = 0;
      laid = terms;
      for (let i = 0; i < terms.length; i++) {
        const packed = terms[i] as number;
        const term = packed >> termShift;
        if (term >= table.length) table = grownInts(table, term + 1);
        table[term] = packed;
      }
    },
  };
}
