// Writes a snapshot column by column. The columns are copied at once, so that the engine may go on;
// hashing and writing can wait.

import { columnHeadBytes, columnKinds, headBytes, magic, padded, version } from './layout.js';
import type { ColumnKind } from './layout.js';

export interface Sheet {
  bytes(name: string, values: Uint8Array): void;
  ints(name: string, values: Int32Array): void;
  floats(name: string, values: Float32Array): void;
  doubles(name: string, values: Float64Array): void;
  /** Few numbers that belong together. */
  numbers(name: string, values: readonly number[]): void;
  /** Lossless, whatever the texts hold. */
  texts(name: string, values: readonly string[]): void;
  /** Texts that repeat: each is written once. */
  names(name: string, values: readonly string[]): void;
  /** Rows of different lengths. */
  rows(name: string, values: readonly (Int32Array | readonly number[])[]): void;
  /** The same of numbers that are not whole. */
  numberRows(name: string, values: readonly (readonly number[])[]): void;
  /** What makes up the snapshot, in this order, but for the digest at its end. */
  parts(): readonly Uint8Array[];
}

export function createSheet(binding: Uint8Array): Sheet {
  const parts: Uint8Array[] = [headOf(), binding.slice()];

  function column(name: string, kind: ColumnKind, values: ArrayBufferView): void {
    const data = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    const title = Buffer.from(name);
    const head = new Uint8Array(columnHeadBytes + padded(title.length));
    const view = new DataView(head.buffer);
    view.setUint32(0, columnKinds.indexOf(kind), true);
    view.setUint32(4, title.length, true);
    view.setFloat64(8, data.length, true);
    head.set(title, columnHeadBytes);
    const body = new Uint8Array(padded(data.length));
    body.set(data);
    parts.push(head, body);
  }

  const sheet: Sheet = {
    bytes: (name, values) => column(name, 'bytes', values),
    ints: (name, values) => column(name, 'ints', values),
    floats: (name, values) => column(name, 'floats', values),
    doubles: (name, values) => column(name, 'doubles', values),
    numbers: (name, values) => column(name, 'doubles', Float64Array.from(values)),
    texts(name, values) {
      sheet.ints(
        `${name}.lengths`,
        Int32Array.from(values, (value) => value.length),
      );
      sheet.bytes(name, Buffer.from(values.join(''), 'utf16le'));
    },
    names(name, values) {
      const numbers = new Map<string, number>();
      const chosen = new Int32Array(values.length);
      values.forEach((value, at) => {
        const known = numbers.get(value) ?? numbers.size;
        numbers.set(value, known);
        chosen[at] = known;
      });
      sheet.texts(`${name}.names`, [...numbers.keys()]);
      sheet.ints(name, chosen);
    },
    rows(name, values) {
      const lengths = lengthsOf(values);
      const all = new Int32Array(lengths.reduce((sum, length) => sum + length, 0));
      let at = 0;
      for (const row of values) for (let i = 0; i < row.length; i++) all[at++] = row[i] as number;
      sheet.ints(`${name}.lengths`, lengths);
      sheet.ints(name, all);
    },
    numberRows(name, values) {
      sheet.ints(
        `${name}.lengths`,
        Int32Array.from(values, (row) => row.length),
      );
      sheet.doubles(name, Float64Array.from(values.flat()));
    },
    parts: () => parts,
  };
  return sheet;
}

function headOf(): Uint8Array {
  const head = new Uint8Array(headBytes);
  head.set(Buffer.from(magic));
  new DataView(head.buffer).setUint32(headBytes - 4, version, true);
  return head;
}

function lengthsOf(rows: readonly { readonly length: number }[]): Int32Array {
  const lengths = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) lengths[i] = rows[i]?.length ?? 0;
  return lengths;
}
