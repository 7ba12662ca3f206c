// What a person is told when the data cannot be written, and what to do about it.

import { statfsSync } from 'node:fs';
import path from 'node:path';

export interface Advice {
  readonly state: 'full' | 'broken';
  readonly advice: string;
}

/** SQLite calls it an I/O error when there is no room for its side files. */
const freeBytesMin = 256 * 1024;

/** @param complaints what the store said, and what lay beneath it. */
export function adviceOn(complaints: readonly string[], file: string): Advice {
  const isFull = /\bfull\b|ENOSPC/.test(complaints.join(' ')) || freeBytes(file) < freeBytesMin;
  return isFull
    ? {
        state: 'full',
        advice: `Make room on the disk that holds ${path.dirname(file)}; muster goes on by itself.`,
      }
    : {
        state: 'broken',
        advice: 'Stop muster, and put a backup in its place: muster restore FILE.',
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
