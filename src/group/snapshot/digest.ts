// The digest at the end of a snapshot: it tells the whole from the damaged.

import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';

const bytesAtOnce = 2 ** 22;

/** SHA-256 over the parts; lets others work in between, since they may be large. */
export async function digestOf(parts: readonly Uint8Array[]): Promise<Uint8Array> {
  const hash = createHash('sha256');
  let since = 0;
  for (const part of parts) {
    for (let from = 0; from < part.length; from += bytesAtOnce) {
      const some = part.subarray(from, from + bytesAtOnce);
      hash.update(some);
      since += some.length;
      if (since < bytesAtOnce) continue;
      since = 0;
      await breathe();
    }
  }
  return hash.digest();
}
