// Opens a snapshot, or says why it cannot be used.

import { createHash } from 'node:crypto';
import { createSnapshotReader, type SnapshotReader } from './snapshot-reader.js';
import { digestBytes, headBytes, magic, version } from './layout.js';

export type Opened =
  | { readonly kind: 'opened'; readonly reader: SnapshotReader }
  | { readonly kind: 'refused'; readonly why: string };

/** `why` is the rest of a sentence about the snapshot. Never throws. */
export function openSnapshot(bytes: Uint8Array, binding: Uint8Array): Opened {
  const begin = headBytes + binding.length;
  const end = bytes.length - digestBytes;
  const sign = Buffer.from(magic);
  if (end < begin || !sign.equals(bytes.subarray(0, sign.length)))
    return refused('it is not a snapshot');
  const found = new DataView(bytes.buffer, bytes.byteOffset).getUint32(headBytes - 4, true);
  if (found !== version)
    return refused(`its format is ${found}, and this release reads ${version}`);
  const digest = createHash('sha256').update(bytes.subarray(0, end)).digest();
  if (!digest.equals(bytes.subarray(end))) return refused('it is damaged');
  if (!Buffer.from(binding).equals(bytes.subarray(headBytes, begin))) {
    return refused('weights, knowledge or settings have changed');
  }
  return { kind: 'opened', reader: createSnapshotReader(bytes.subarray(begin, end)) };
}

const refused = (why: string): Opened => ({ kind: 'refused', why });
