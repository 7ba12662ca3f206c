// The state of data that cannot be written, and advice for the operator.

import { statfsSync } from 'node:fs';
import path from 'node:path';
import type { DatabasePlace } from './app.js';

export interface Advice {
  readonly state: 'full' | 'broken' | 'unreachable';
  readonly advice: string;
}

/** Below this SQLite reports an I/O error, because its side files do not fit. */
const freeBytesMin = 256 * 1024;

/** @param complaints messages of the store's fault and of its causes. */
export function adviceOn(complaints: readonly string[], { file, server }: DatabasePlace): Advice {
  const saysFull = /\bfull\b|ENOSPC/.test(complaints.join(' '));
  if (server !== undefined) return saysFull ? fullServer : unreachable;
  if (!saysFull && freeBytes(file) >= freeBytesMin) return broken;
  const advice =
    `Make room on the disk that holds ${path.dirname(file)}; ` + 'muster continues by itself.';
  return { state: 'full', advice };
}

const broken: Advice = {
  state: 'broken',
  advice: 'Stop muster and restore a backup: muster restore FILE.',
};

const fullServer: Advice = {
  state: 'full',
  advice: 'Make room on the disk of the database server; muster continues by itself.',
};

const unreachable: Advice = {
  state: 'unreachable',
  advice:
    'Check that the database server runs and that MUSTER_DATABASE_URL is right; ' +
    'muster continues by itself.',
};

/** Where the data are, without the password. */
export function placeName({ file, server }: DatabasePlace): string {
  if (server === undefined) return file;
  const { protocol, username, host, pathname } = new URL(server.url);
  return `${protocol}//${username === '' ? '' : `${username}@`}${host}${pathname}`;
}

function freeBytes(file: string): number {
  try {
    const { bavail, bsize } = statfsSync(path.dirname(file));
    return bavail * bsize;
  } catch {
    return Infinity;
  }
}
