// Typed arrays that grow: the engine keeps its numbers in columns, not in objects.

/** Makes room for `length` values, doubling. The caller keeps the returned array. */
export function grownFloats(values: Float32Array, length: number): Float32Array {
  if (length <= values.length) return values;
  const grown = new Float32Array(Math.max(length, values.length * 2));
  grown.set(values);
  return grown;
}

export function grownInts(values: Int32Array, length: number): Int32Array {
  if (length <= values.length) return values;
  const grown = new Int32Array(Math.max(length, values.length * 2));
  grown.set(values);
  return grown;
}

export function grownDoubles(values: Float64Array, length: number): Float64Array {
  if (length <= values.length) return values;
  const grown = new Float64Array(Math.max(length, values.length * 2));
  grown.set(values);
  return grown;
}

export function grownBytes(values: Uint8Array, length: number): Uint8Array {
  if (length <= values.length) return values;
  const grown = new Uint8Array(Math.max(length, values.length * 2));
  grown.set(values);
  return grown;
}
