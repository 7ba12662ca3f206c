// Moves the data to another database, while nothing watches either of them.

import path from 'node:path';
import type { DatabasePlace } from '../app.js';
import type { Config } from '../config.js';
import { Fault } from '../domain/fault.js';
import { copyRecords, type CopyEnd } from '../store/copy.js';
import { openPostgresEnd } from '../store/postgres/postgres.js';
import { openSqliteEnd } from '../store/sqlite/sqlite.js';
import { existingData, lockData } from './data.js';
import { databaseExists } from './database.js';

/** @see App.copy */
export async function copyData(
  config: Config,
  to: string,
  onProgress: (done: number, all: number) => void,
): Promise<number> {
  const files = existingData(config);
  const target = placeOf(to, files.main);
  if (isSame(files.main, target)) throw new Fault('invalid', 'The data are there already.');
  if (!(await databaseExists(files.main)))
    throw new Fault('not-found', 'There is no data to copy.');
  const locks = [await lockData(files)];
  const ends: CopyEnd[] = [];
  try {
    if (target.server !== undefined) locks.push(await lockData({ ...files, main: target }));
    const from = await openEnd(files.main);
    ends.push(from);
    const into = await openEnd(target);
    ends.push(into);
    const { rows } = await copyRecords(from, into, onProgress);
    return Object.values(rows).reduce((sum, count) => sum + count, 0);
  } finally {
    for (const end of ends) await end.close();
    for (const lock of locks) await lock.release();
  }
}

function placeOf(to: string, { file }: DatabasePlace): DatabasePlace {
  if (!/^postgres(ql)?:/.test(to)) return { file: path.resolve(to) };
  if (!URL.canParse(to)) throw new Fault('invalid', 'The address of the database is not valid.');
  return { file, server: { url: to, schema: 'muster' } };
}

const isSame = (a: DatabasePlace, b: DatabasePlace): boolean =>
  a.server?.url === b.server?.url && (a.server !== undefined || a.file === b.file);

const openEnd = ({ file, server }: DatabasePlace): Promise<CopyEnd> =>
  server === undefined ? openSqliteEnd(file) : openPostgresEnd(server.url, server.schema);
