// The data folder: the files in it, whether it is new, and the lock that lets only one process
// watch it.

import { mkdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '../domain/fault.js';
import type { DatabasePlace, DataFolder } from '../app.js';
import type { Config } from '../config.js';

type DataConfig = Pick<Config, 'dataFolder' | 'databaseUrl'>;

export interface DataFiles extends DataFolder {
  /** The database of the user's own site. */
  readonly main: DatabasePlace;
  /** The demo newsroom's database. Separate, so that invented and real news never mix. */
  readonly demo: DatabasePlace;
  readonly lock: string;
}

/** Creates the folder if needed. @throws Fault `unavailable` when that fails. */
export async function prepareData(config: DataConfig): Promise<DataFiles> {
  const files = dataFiles(config);
  try {
    await makeFolder(files.folder);
  } catch (cause) {
    throw new Fault(
      'unavailable',
      `The data folder ${config.dataFolder} cannot be created or written.`,
      cause,
    );
  }
  return files;
}

/** Level by level: Node's own recursive mkdir never returns below /proc. */
async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  await makeFolder(path.dirname(folder));
  await mkdir(folder, { mode: 0o700 }).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EEXIST') throw fault;
  });
}

/** For verbs that only read: a mistyped path must not create a second database. */
export function existingData(config: DataConfig): DataFiles {
  const files = dataFiles(config);
  if (!files.isNew) return files;
  const where = `There is no data in ${files.folder}, the folder that MUSTER_DATA names.`;
  throw new Fault('not-found', `${where} npm start or muster feeds add creates it.`);
}

/** The names of the files and databases; creates nothing. */
export function dataFiles({ dataFolder, databaseUrl: url }: DataConfig): DataFiles {
  const file = (name: string): string => path.resolve(dataFolder, name);
  const place = (name: string, schema: string): DatabasePlace => ({
    file: file(name),
    server: url === '' ? undefined : { url, schema },
  });
  return {
    main: place('muster.sqlite', 'muster'),
    demo: place('demo.sqlite', 'muster_demo'),
    lock: file('watch.lock'),
    folder: path.resolve(dataFolder),
    isNew: url === '' && !existsSync(file('muster.sqlite')),
  };
}

export interface DataLock {
  /** Resolves with a Fault when another process took the lock; never for a data folder. */
  readonly lost: Promise<Error>;
  release(): Promise<void>;
}

/** @throws Fault `conflict` when another process watches the same data. */
export async function lockData({ lock, main: { server } }: DataFiles): Promise<DataLock> {
  const held = await (server === undefined ? lockFolder(lock) : lockServer(server));
  if (held === undefined) {
    const what = server === undefined ? 'data folder' : 'database';
    throw new Fault('conflict', `Another muster is watching this ${what}. Stop it first.`);
  }
  return held;
}

async function lockFolder(file: string): Promise<DataLock | undefined> {
  const held = await (await import('../store/sqlite/sqlite.js')).lockFile(file);
  return held && { ...held, lost: new Promise(() => undefined) };
}

async function lockServer({ url, schema }: NonNullable<DatabasePlace['server']>) {
  return (await import('../store/postgres/postgres.js')).lockDatabase(url, schema);
}

/**
 * The note that marks the database of the demo newsroom, and every copy of it. Its value is the
 * time at which the newsroom began, ms UTC.
 */
export const demoNote = 'demo.startAt';
