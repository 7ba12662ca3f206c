// Writes a snapshot column by column. What changes is copied at once, so that the engine may go on;
// the columns are made of it one by one, as they are asked for.

import { columnHeadBytes, columnKinds, headBytes, magic, padded, version } from './layout.js';
import type { ColumnKind } from './layout.js';

/** A function is asked at the column's turn. Neither may change, or look at what changes. */
export type Given<T> = T | (() => T);

export interface SnapshotWriter {
  bytes(name: string, values: Given<Uint8Array>): void;
  ints(name: string, values: Given<Int32Array>): void;
  floats(name: string, values: Given<Float32Array>): void;
  doubles(name: string, values: Given<Float64Array>): void;
  /** Few numbers that belong together. */
  numbers(name: string, values: readonly number[]): void;
  /** Lossless, whatever the texts hold. */
  texts(name: string, values: Given<readonly string[]>): void;
  /** Texts that repeat: each is written once. */
  names(name: string, values: Given<readonly string[]>): void;
  rows(name: string, values: Given<RaggedRows>): void;
  /** Rows of numbers that are not whole. */
  numberRows(name: string, values: Given<readonly (readonly number[])[]>): void;
  /**
   * What makes up the snapshot, in this order, but for the digest at its end. Each part is made
   * when it is asked for.
   */
  parts(): Iterable<Uint8Array>;
}

/** Rows of different lengths, one behind the other. */
export interface RaggedRows {
  readonly lengths: Int32Array;
  readonly all: Int32Array;
}

type Column = Uint8Array | Int32Array | Float32Array | Float64Array;
type Parts = Iterable<Uint8Array>;

/** Texts made bytes of in one go. */
const textsAtOnce = 1 << 15;

export function createSnapshotWriter(binding: () => Uint8Array): SnapshotWriter {
  const steps: (() => Parts)[] = [() => [headOf(), binding()]];
  const step = (make: () => Parts): void => void steps.push(make);
  const add =
    (kind: ColumnKind) =>
    (name: string, values: Given<Column>): void =>
      step(() => columnOf(name, kind, asked(values)));

  return {
    bytes: add('bytes'),
    ints: add('ints'),
    floats: add('floats'),
    doubles: add('doubles'),
    numbers: (name, values) => add('doubles')(name, Float64Array.from(values)),
    texts: (name, values) => step(() => textsOf(name, asked(values))),
    names: (name, values) => step(() => namesOf(name, asked(values))),
    rows: (name, values) => step(() => rowsOf(name, asked(values))),
    numberRows: (name, values) => step(() => numberRowsOf(name, asked(values))),
    parts: () => ({
      *[Symbol.iterator]() {
        for (const make of steps) yield* make();
      },
    }),
  };
}

/** Copies rows one behind the other. */
export function raggedRowsOf(rows: readonly (Int32Array | readonly number[])[]): RaggedRows {
  const lengths = lengthsOf(rows);
  const all = new Int32Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (const row of rows) for (let i = 0; i < row.length; i++) all[at++] = row[i] as number;
  return { lengths, all };
}

const asked = <T extends object>(given: Given<T>): T =>
  typeof given === 'function' ? (given as () => T)() : given;

function headOf(): Uint8Array {
  const head = new Uint8Array(headBytes);
  head.set(Buffer.from(magic));
  new DataView(head.buffer).setUint32(headBytes - 4, version, true);
  return head;
}

function* columnOf(name: string, kind: ColumnKind, values: Column): Parts {
  yield* piecesOf(name, kind, values.byteLength, [
    new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
  ]);
}

/** A column whose data, of so many bytes, comes in pieces. */
function* piecesOf(name: string, kind: ColumnKind, length: number, pieces: Parts): Parts {
  const title = Buffer.from(name);
  const head = new Uint8Array(columnHeadBytes + padded(title.length));
  const view = new DataView(head.buffer);
  view.setUint32(0, columnKinds.indexOf(kind), true);
  view.setUint32(4, title.length, true);
  view.setFloat64(8, length, true);
  head.set(title, columnHeadBytes);
  yield head;
  yield* pieces;
  yield new Uint8Array(padded(length) - length);
}

function* textsOf(name: string, texts: readonly string[]): Parts {
  const lengths = lengthsOf(texts);
  yield* columnOf(`${name}.lengths`, 'ints', lengths);
  const units = lengths.reduce((sum, length) => sum + length, 0);
  yield* piecesOf(name, 'bytes', units * 2, unitsOf(texts));
}

function* unitsOf(texts: readonly string[]): Parts {
  for (let from = 0; from < texts.length; from += textsAtOnce) {
    const some = texts.slice(from, from + textsAtOnce);
    const units = new Uint16Array(some.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const text of some) for (let i = 0; i < text.length; i++) units[at++] = text.charCodeAt(i);
    yield new Uint8Array(units.buffer);
  }
}

function* namesOf(name: string, values: readonly string[]): Parts {
  const numbers = new Map<string, number>();
  const chosen = new Int32Array(values.length);
  values.forEach((value, at) => {
    const known = numbers.get(value) ?? numbers.size;
    numbers.set(value, known);
    chosen[at] = known;
  });
  yield* textsOf(`${name}.names`, [...numbers.keys()]);
  yield* columnOf(name, 'ints', chosen);
}

function* rowsOf(name: string, { lengths, all }: RaggedRows): Parts {
  yield* columnOf(`${name}.lengths`, 'ints', lengths);
  yield* columnOf(name, 'ints', all);
}

function* numberRowsOf(name: string, rows: readonly (readonly number[])[]): Parts {
  yield* columnOf(`${name}.lengths`, 'ints', lengthsOf(rows));
  yield* columnOf(name, 'doubles', Float64Array.from(rows.flat()));
}

// A loop, since `from` with a function takes the slow way through an iterator.
function lengthsOf(rows: readonly { readonly length: number }[]): Int32Array {
  const lengths = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) lengths[i] = (rows[i] as { length: number }).length;
  return lengths;
}
