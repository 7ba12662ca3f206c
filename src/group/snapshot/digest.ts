// The two digests of a snapshot: of the facts it depends on, and of its own bytes.

import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';

const bytesAtOnce = 2 ** 22;

/**
 * SHA-256 of weights, knowledge and settings, 32 bytes: a state made with other facts is refused.
 * Equal facts give equal digests, whatever maps, sets and typed arrays they are made of.
 */
export function bindingOf(facts: unknown): Uint8Array {
  const plain = JSON.stringify(facts, (_, value: unknown) => {
    if (value instanceof Map) return [...value];
    if (value instanceof Set) return [...value];
    if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
    return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
  });
  return createHash('sha256').update(plain).digest();
}

/**
 * The parts of a snapshot, and their SHA-256 as the last part, by which damage is detected.
 * Yields to the event loop after every 4 MiB, since hashing a large state takes long.
 */
export async function withDigest(parts: Iterable<Uint8Array>): Promise<readonly Uint8Array[]> {
  const hash = createHash('sha256');
  const all: Uint8Array[] = [];
  for (const part of parts) {
    all.push(part);
    for (let from = 0; from < part.length; from += bytesAtOnce) {
      hash.update(part.subarray(from, from + bytesAtOnce));
      await breathe();
    }
  }
  return [...all, hash.digest()];
}
