// The digest at the end of a snapshot: it tells the whole from the damaged.

import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';

const bytesAtOnce = 2 ** 22;

/** The parts, with their SHA-256 as the last; lets others work after each, since it takes long. */
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
