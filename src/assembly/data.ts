// The data folder: which files it holds, and the lock that lets one process watch it.

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Fault } from '../domain/fault.js';
import { lockFile } from '../store/sqlite/sqlite.js';

export interface DataFiles {
  /** The site's own memory. */
  readonly main: string;
  /** The demo newsroom's, kept apart so that nothing invented mixes with real news. */
  readonly demo: string;
  readonly lock: string;
}

/** @throws Fault `unavailable` when the folder cannot be made. */
export async function dataFiles(folder: string): Promise<DataFiles> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (cause) {
    throw new Fault('unavailable', `The data folder ${folder} cannot be made or written.`, cause);
  }
  const file = (name: string): string => path.resolve(folder, name);
  return { main: file('muster.sqlite'), demo: file('demo.sqlite'), lock: file('watch.lock') };
}

/** @throws Fault `conflict` when another process watches this folder. */
export async function lockData({ lock }: DataFiles): Promise<{ release(): Promise<void> }> {
  const held = await lockFile(lock);
  if (held === undefined) {
    throw new Fault('conflict', 'Another muster is watching this data folder. Stop it first.');
  }
  return held;
}
