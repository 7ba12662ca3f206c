// Reads the columns of a snapshot, in the order in which they were written.

import { columnHeadBytes, columnKinds, padded, type ColumnKind } from './layout.js';

/** The bytes are undamaged, but they are not what this engine would have written. */
export class SnapshotFault extends Error {
  override readonly name = 'SnapshotFault';
}

/** Each method returns a copy of the next column. @throws SnapshotFault if that is another one. */
export interface SnapshotReader {
  bytes(name: string): Uint8Array;
  ints(name: string): Int32Array;
  floats(name: string): Float32Array;
  doubles(name: string): Float64Array;
  texts(name: string): readonly string[];
  names(name: string): readonly string[];
  rows(name: string): readonly Int32Array[];
  numberRows(name: string): readonly (readonly number[])[];
}

/** `content`: the bytes between the binding and the digest. */
export function createSnapshotReader(content: Uint8Array): SnapshotReader {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  let at = 0;

  function next(name: string, kind: ColumnKind): ArrayBuffer {
    if (at + columnHeadBytes > content.length) throw new SnapshotFault(`It ends before ${name}.`);
    const foundKind = columnKinds[view.getUint32(at, true)];
    const nameBytes = view.getUint32(at + 4, true);
    const dataBytes = view.getFloat64(at + 8, true);
    const from = at + columnHeadBytes;
    const foundName = Buffer.from(content.subarray(from, from + nameBytes)).toString();
    if (foundName !== name || foundKind !== kind) {
      throw new SnapshotFault(
        `It contains ${foundName} (${String(foundKind)}) instead of ${name} (${kind}).`,
      );
    }
    const data = from + padded(nameBytes);
    at = data + padded(dataBytes);
    if (at > content.length) throw new SnapshotFault(`It ends within ${name}.`);
    return Uint8Array.prototype.slice.call(content, data, data + dataBytes).buffer as ArrayBuffer;
  }

  const reader: SnapshotReader = {
    bytes: (name) => new Uint8Array(next(name, 'bytes')),
    ints: (name) => new Int32Array(next(name, 'ints')),
    floats: (name) => new Float32Array(next(name, 'floats')),
    doubles: (name) => new Float64Array(next(name, 'doubles')),
    texts(name) {
      const lengths = reader.ints(`${name}.lengths`);
      const units = Buffer.from(reader.bytes(name).buffer);
      return cut(lengths, (from, to) => units.toString('utf16le', from * 2, to * 2));
    },
    names(name) {
      const names = reader.texts(`${name}.names`);
      return Array.from(reader.ints(name), (number) => names[number] ?? '');
    },
    rows(name) {
      const lengths = reader.ints(`${name}.lengths`);
      const all = reader.ints(name);
      return cut(lengths, (from, to) => all.slice(from, to));
    },
    numberRows(name) {
      const lengths = reader.ints(`${name}.lengths`);
      const all = reader.doubles(name);
      return cut(lengths, (from, to) => [...all.subarray(from, to)]);
    },
  };
  return reader;
}

/** Consecutive pieces of the given lengths. */
function cut<T>(lengths: Int32Array, piece: (from: number, to: number) => T): readonly T[] {
  let end = 0;
  return Array.from(lengths, (length) => {
    const from = end;
    end += length;
    return piece(from, end);
  });
}
