// The data folder: which files it holds, whether there was one, and the lock that lets one process
// watch it.

import { mkdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '../domain/fault.js';
import type { DataPlace } from '../house.js';
import { lockFile } from '../store/sqlite/sqlite.js';

export interface DataFiles extends DataPlace {
  /** The site's own memory. */
  readonly main: string;
  /** The demo newsroom's, kept apart so that nothing invented mixes with real news. */
  readonly demo: string;
  readonly lock: string;
}

/** Makes the folder where needed. @throws Fault `unavailable` when it cannot be made. */
export async function dataFiles(folder: string): Promise<DataFiles> {
  const files = filesIn(folder);
  try {
    await makeFolder(files.folder);
  } catch (cause) {
    throw new Fault('unavailable', `The data folder ${folder} cannot be made or written.`, cause);
  }
  return files;
}

/** Level by level: asked for all at once, Node never comes back from where none can be made. */
async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  await makeFolder(path.dirname(folder));
  await mkdir(folder).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EEXIST') throw fault;
  });
}

/** For who wants to see what is there: an address with a slip in it begins no second memory. */
export function dataThere(folder: string): DataFiles {
  const files = filesIn(folder);
  if (!files.isNew) return files;
  const where = `There are no data in ${files.folder}, where MUSTER_DATA says that they are.`;
  throw new Fault('not-found', `${where} npm start, or muster feeds add, begins there.`);
}

function filesIn(folder: string): DataFiles {
  const file = (name: string): string => path.resolve(folder, name);
  const main = file('muster.sqlite');
  const isNew = !existsSync(main);
  const files = { main, demo: file('demo.sqlite'), lock: file('watch.lock') };
  return { ...files, folder: path.resolve(folder), isNew };
}

/** @throws Fault `conflict` when another process watches this folder. */
export async function lockData({ lock }: DataFiles): Promise<{ release(): Promise<void> }> {
  const held = await lockFile(lock);
  if (held === undefined) {
    throw new Fault('conflict', 'Another muster is watching this data folder. Stop it first.');
  }
  return held;
}
