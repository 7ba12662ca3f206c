// The data folder: the files in it, whether it is new, and the lock that lets only one process
// watch it.

import { mkdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '../domain/fault.js';
import type { DataFolder } from '../app.js';

export interface DataFiles extends DataFolder {
  /** The database of the user's own site. */
  readonly main: string;
  /** The demo newsroom's database. Separate, so that invented and real news never mix. */
  readonly demo: string;
  readonly lock: string;
}

/** Creates the folder if needed. @throws Fault `unavailable` when that fails. */
export async function prepareData(folder: string): Promise<DataFiles> {
  const files = filesIn(folder);
  try {
    await makeFolder(files.folder);
  } catch (cause) {
    throw new Fault(
      'unavailable',
      `The data folder ${folder} cannot be created or written.`,
      cause,
    );
  }
  return files;
}

/** Level by level: Node's own recursive mkdir never returns below /proc. */
async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  await makeFolder(path.dirname(folder));
  await mkdir(folder).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EEXIST') throw fault;
  });
}

/** For verbs that only read: a mistyped path must not create a second database. */
export function existingData(folder: string): DataFiles {
  const files = filesIn(folder);
  if (!files.isNew) return files;
  const where = `There is no data in ${files.folder}, the folder that MUSTER_DATA names.`;
  throw new Fault('not-found', `${where} npm start or muster feeds add creates it.`);
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
  const { lockFile } = await import('../store/sqlite/sqlite.js');
  const held = await lockFile(lock);
  if (held === undefined) {
    throw new Fault('conflict', 'Another muster is watching this data folder. Stop it first.');
  }
  return held;
}

/**
 * The note that marks the database of the demo newsroom, and every copy of it. Its value is the
 * time at which the newsroom began, ms UTC.
 */
export const demoNote = 'demo.startAt';
