// The state of data that cannot be written, and advice for the operator.

import { accessSync, constants, statfsSync } from 'node:fs';
import path from 'node:path';
import type { DatabasePlace } from './app.js';

export interface Advice {
  readonly state: 'full' | 'read-only' | 'broken' | 'unreachable';
  readonly advice: string;
}

/** Below this SQLite reports an I/O error, because its side files do not fit. */
const freeBytesMin = 256 * 1024;

/** @param complaints messages of the store's fault and of its causes. */
export function adviceOn(complaints: readonly string[], { file, server }: DatabasePlace): Advice {
  const saysFull = /\bfull\b|ENOSPC/.test(complaints.join(' '));
  if (server !== undefined) return saysFull ? fullServer : unreachable;
  if (saysFull || freeBytes(file) < freeBytesMin)
    return { state: 'full', advice: roomAdvice(file) };
  return isReadOnly(file) ? { state: 'read-only', advice: writeAdvice(file) } : broken;
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

export const roomAdvice = (file: string): string =>
  `Make room on the disk that holds ${path.dirname(file)}; muster continues by itself.`;

const writeAdvice = (file: string): string =>
  `The data are not damaged. Let the user who runs muster write to ${path.dirname(file)} ` +
  'and to the files in it.';

/** A database in WAL mode needs a folder that can be written, even for reading. */
function isReadOnly(file: string): boolean {
  try {
    accessSync(path.dirname(file), constants.W_OK);
    accessSync(file, constants.W_OK);
    return false;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}

/** Room on the disk that holds `file`, in bytes; infinite when it is unknown. */
export function freeBytes(file: string): number {
  try {
    const { blocks, bavail, bsize } = statfsSync(path.dirname(file));
    return blocks === 0 ? Infinity : bavail * bsize;
  } catch {
    return Infinity;
  }
}
