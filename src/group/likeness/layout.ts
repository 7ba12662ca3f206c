// One reading's terms, laid out by term to be looked up: each lies at its own number, and is
// cleared away before the next reading is laid out.

import { grown } from '../column.js';
import { termShift } from '../reading/reading.js';
import {
  factsOffset,
  lengthMask,
  lengthsOffset,
  termsOffset,
  type Chunk,
} from '../reading/packed-reading.js';

export interface Layout {
  /** Lays out the packed terms of a reading; the same again costs nothing. */
  lay(chunk: Chunk, at: number): void;
  /** By term what is packed, or 0; terms beyond its end are not laid out either. */
  table(): Int32Array;
}

export function createLayout(): Layout {
  let table: Int32Array = new Int32Array(1 << 15);
  let laid: Chunk | undefined;
  let laidAt = 0;

  function each(chunk: Chunk, at: number, isIn: boolean): void {
    const { ints } = chunk;
    const from = termsOffset(at, ints[at + factsOffset] as number);
    const end = from + ((ints[at + lengthsOffset] as number) & lengthMask);
    for (let i = from; i < end; i++) {
      const packed = ints[i] as number;
      const term = packed >> termShift;
      if (term >= table.length) table = grown(table, term + 1);
      table[term] = isIn ? packed : 0;
    }
  }

  return {
    table: () => table,
    lay(chunk, at) {
      if (laid === chunk && laidAt === at) return;
      if (laid !== undefined) each(laid, laidAt, false);
      each(chunk, at, true);
      laid = chunk;
      laidAt = at;
    },
  };
}
