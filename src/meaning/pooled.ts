// Vectors made comparable: length 1, so that their product is their likeness.

/** A copy of length 1; undefined when it has none, or holds what is no number. */
export function pooled(vector: ArrayLike<number>): Float32Array | undefined {
  let squares = 0;
  for (let i = 0; i < vector.length; i++) {
    const value = vector[i] as number;
    squares += value * value;
  }
  if (!Number.isFinite(squares) || squares === 0) return undefined;
  const length = Math.sqrt(squares);
  return Float32Array.from(vector, (value) => value / length);
}
