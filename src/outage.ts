// The state of data that cannot be written, and advice for the operator.

import { statfsSync } from 'node:fs';
import path from 'node:path';

export interface Advice {
  readonly state: 'full' | 'broken';
  readonly advice: string;
}

/** Below this SQLite reports an I/O error, because its side files do not fit. */
const freeBytesMin = 256 * 1024;

/** @param complaints messages of the store's fault and of its causes. */
export function adviceOn(complaints: readonly string[], file: string): Advice {
  const isFull = /\bfull\b|ENOSPC/.test(complaints.join(' ')) || freeBytes(file) < freeBytesMin;
  return isFull
    ? {
        state: 'full',
        advice:
          `Make room on the disk that holds ${path.dirname(file)}; ` +
          'muster continues by itself.',
      }
    : {
        state: 'broken',
        advice: 'Stop muster and restore a backup: muster restore FILE.',
      };
}

function freeBytes(file: string): number {
  try {
    const { bavail, bsize } = statfsSync(path.dirname(file));
    return bavail * bsize;
  } catch {
    return Infinity;
  }
}
