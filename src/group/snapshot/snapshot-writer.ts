// Writes a snapshot column by column. The caller copies what can change, so that the engine can
// continue; the bytes of a column are made when they are read.

import { columnHeadBytes, columnKinds, headBytes, magic, padded, version } from './layout.js';
import type { ColumnKind } from './layout.js';

/** Values, or a function called when the column is read. Neither may depend on what can change. */
export type Lazy<T> = T | (() => T);

export interface SnapshotWriter {
  bytes(name: string, values: Lazy<Uint8Array>): void;
  ints(name: string, values: Lazy<Int32Array>): void;
  floats(name: string, values: Lazy<Float32Array>): void;
  doubles(name: string, values: Lazy<Float64Array>): void;
  /** A few numbers that belong together, as a column of doubles. */
  numbers(name: string, values: readonly number[]): void;
  /** Texts as UTF-16, lossless even for broken surrogates. */
  texts(name: string, values: Lazy<readonly string[]>): void;
  /** Texts that repeat, each written once. */
  names(name: string, values: Lazy<readonly string[]>): void;
  /** Rows of whole numbers. */
  rows(name: string, values: Lazy<RaggedRows>): void;
  /** Rows of doubles. */
  numberRows(name: string, values: Lazy<readonly (readonly number[])[]>): void;
  /** The bytes of the snapshot in order, without the digest. Makes each part when it is read. */
  parts(): Iterable<Uint8Array>;
}

/** Rows of different lengths, concatenated. */
export interface RaggedRows {
  readonly lengths: Int32Array;
  readonly all: Int32Array;
}

type Column = Uint8Array | Int32Array | Float32Array | Float64Array;
type ByteParts = Iterable<Uint8Array>;

/** Texts converted to bytes at once. */
const textsAtOnce = 1 << 15;

export function createSnapshotWriter(binding: () => Uint8Array): SnapshotWriter {
  const steps: (() => ByteParts)[] = [() => [headOf(), binding()]];
  const step = (make: () => ByteParts): void => void steps.push(make);
  const add =
    (kind: ColumnKind) =>
    (name: string, values: Lazy<Column>): void =>
      step(() => columnOf(name, kind, resolved(values)));

  return {
    bytes: add('bytes'),
    ints: add('ints'),
    floats: add('floats'),
    doubles: add('doubles'),
    numbers: (name, values) => add('doubles')(name, Float64Array.from(values)),
    texts: (name, values) => step(() => textsOf(name, resolved(values))),
    names: (name, values) => step(() => namesOf(name, resolved(values))),
    rows: (name, values) => step(() => rowsOf(name, resolved(values))),
    numberRows: (name, values) => step(() => numberRowsOf(name, resolved(values))),
    parts: () => ({
      *[Symbol.iterator]() {
        for (const make of steps) yield* make();
      },
    }),
  };
}

/** Copies and concatenates rows. */
export function raggedRowsOf(rows: readonly (Int32Array | readonly number[])[]): RaggedRows {
  const lengths = lengthsOf(rows);
  const all = new Int32Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (const row of rows) for (let i = 0; i < row.length; i++) all[at++] = row[i] as number;
  return { lengths, all };
}

const resolved = <T extends object>(value: Lazy<T>): T =>
  typeof value === 'function' ? (value as () => T)() : value;

function headOf(): Uint8Array {
  const head = new Uint8Array(headBytes);
  head.set(Buffer.from(magic));
  new DataView(head.buffer).setUint32(headBytes - 4, version, true);
  return head;
}

function* columnOf(name: string, kind: ColumnKind, values: Column): ByteParts {
  yield* piecesOf(name, kind, values.byteLength, [
    new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
  ]);
}

/** A column of `length` bytes of data, given in pieces. */
function* piecesOf(name: string, kind: ColumnKind, length: number, pieces: ByteParts): ByteParts {
  const nameBytes = Buffer.from(name);
  const head = new Uint8Array(columnHeadBytes + padded(nameBytes.length));
  const view = new DataView(head.buffer);
  view.setUint32(0, columnKinds.indexOf(kind), true);
  view.setUint32(4, nameBytes.length, true);
  view.setFloat64(8, length, true);
  head.set(nameBytes, columnHeadBytes);
  yield head;
  yield* pieces;
  yield new Uint8Array(padded(length) - length);
}

function* textsOf(name: string, texts: readonly string[]): ByteParts {
  const lengths = lengthsOf(texts);
  yield* columnOf(`${name}.lengths`, 'ints', lengths);
  const units = lengths.reduce((sum, length) => sum + length, 0);
  yield* piecesOf(name, 'bytes', units * 2, unitsOf(texts));
}

function* unitsOf(texts: readonly string[]): ByteParts {
  for (let from = 0; from < texts.length; from += textsAtOnce) {
    const some = texts.slice(from, from + textsAtOnce);
    const units = new Uint16Array(some.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const text of some) for (let i = 0; i < text.length; i++) units[at++] = text.charCodeAt(i);
    yield new Uint8Array(units.buffer);
  }
}

function* namesOf(name: string, values: readonly string[]): ByteParts {
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

function* rowsOf(name: string, { lengths, all }: RaggedRows): ByteParts {
  yield* columnOf(`${name}.lengths`, 'ints', lengths);
  yield* columnOf(name, 'ints', all);
}

function* numberRowsOf(name: string, rows: readonly (readonly number[])[]): ByteParts {
  yield* columnOf(`${name}.lengths`, 'ints', lengthsOf(rows));
  yield* columnOf(name, 'doubles', Float64Array.from(rows.flat()));
}

// A loop, since `Int32Array.from` with a function uses a slow iterator.
function lengthsOf(rows: readonly { readonly length: number }[]): Int32Array {
  const lengths = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) lengths[i] = (rows[i] as { length: number }).length;
  return lengths;
}
