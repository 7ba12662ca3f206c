// A consistent copy of a live database: written beside the target, flushed, then renamed.

import { open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Connection } from './connection.js';
import { faultOf } from './faults.js';
import { keepPrivate } from './private-file.js';
import type { Sqlite, SqliteDatabase } from './platform.js';

/** How many pages are copied before other work can run. */
const pagesPerStep = 500;

export interface BackupOptions {
  readonly sqlite: Sqlite;
  readonly connection: Connection;
  /** The live database. */
  readonly file: string;
  readonly toFile: string;
  readonly onProgress: ((share: number) => void) | undefined;
}

export async function backUp(options: BackupOptions): Promise<void> {
  const temporary = `${options.toFile}.part`;
  try {
    await rm(temporary, { force: true });
    await keepPrivate(temporary);
    await copy(options, temporary);
    await putInPlace(temporary, options.toFile);
    options.onProgress?.(1);
  } catch (thrown) {
    await rm(temporary, { force: true });
    throw faultOf(thrown);
  }
}

async function copy(options: BackupOptions, toFile: string): Promise<void> {
  const { sqlite, connection, file, onProgress } = options;
  if (file === ':memory:' || sqlite.backup === undefined) {
    return connection.alone((database) => {
      database.prepare('vacuum into ?').run(toFile);
    });
  }
  // A reader of its own, which holds one state of the database for as long as the copy takes:
  // what others commit meanwhile neither shows nor makes the copy begin again.
  const reader = sqlite.open(file, { readOnly: true });
  try {
    reader.exec('begin');
    reader.prepare('select count(*) from sqlite_schema').all();
    await sqlite.backup(reader, toFile, {
      rate: pagesPerStep,
      progress: ({ totalPages, remainingPages }) =>
        onProgress?.((totalPages - remainingPages) / totalPages),
    });
  } finally {
    await breathe();
    letGo(reader);
  }
}

/** A closed file stays open until its statements are collected; its state is let go of now. */
function letGo(reader: SqliteDatabase): void {
  try {
    reader.exec('commit');
  } catch {
    // None was begun.
  }
  reader.close();
}

/** Flushes the file and its folder, so that the name survives a power cut as well. */
export async function putInPlace(temporary: string, file: string): Promise<void> {
  await flush(temporary);
  await rename(temporary, file);
  await flush(path.dirname(file));
}

export async function flush(file: string): Promise<void> {
  if (process.platform === 'win32' && (await stat(file)).isDirectory()) return;
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
