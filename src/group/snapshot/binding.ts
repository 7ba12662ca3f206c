// What a state hangs on: with other weights, knowledge or settings it would have become another.

import { createHash } from 'node:crypto';

/** Equal for equal facts, whatever maps, sets and arrays they are made of; 32 bytes. */
export function bindingOf(facts: unknown): Uint8Array {
  const plain = JSON.stringify(facts, (_, value: unknown) => {
    if (value instanceof Map) return [...value];
    if (value instanceof Set) return [...value];
    if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
    return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
  });
  return createHash('sha256').update(plain).digest();
}
