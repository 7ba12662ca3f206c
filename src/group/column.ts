// Typed arrays that grow: the engine keeps its numbers in columns, not in objects.

export type Column = Int32Array | Float32Array | Float64Array | Uint8Array;

/** Makes room for `length` values, doubling. The caller keeps the returned array. */
export function grown<T extends Column>(values: T, length: number): T {
  if (length <= values.length) return values;
  const Kind = values.constructor as new (length: number) => T;
  const wider = new Kind(Math.max(length, values.length * 2));
  wider.set(values);
  return wider;
}
