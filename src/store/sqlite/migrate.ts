// Brings a database to the present form, inside the write lock, so that two starts do not collide.

import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../../domain/fault.js';
import { faultOf, isBusy } from './faults.js';
import { migrations, type Migration } from './migrations.js';
import type { SqliteDatabase } from './platform.js';

/** Marks the file as muster's own: "mstr". */
export const applicationId = 0x6d737472;

/** Longest wait for another start to finish its migrations. */
const lockTriesMax = 600;
const lockPauseMs = 50;

/** @throws Fault `conflict` when a newer muster, or another program, made the file. */
export async function migrate(
  database: SqliteDatabase,
  list: readonly Migration[] = migrations,
): Promise<void> {
  await whenFree(() => database.exec('pragma journal_mode = wal'));
  if (checkForm(database, list) === list.length) return;
  await whenFree(() => database.exec('begin immediate'));
  try {
    const done = checkForm(database, list);
    for (const migration of list.slice(done)) database.exec(migration.sql);
    database.exec(`pragma user_version = ${list.length}`);
    database.exec(`pragma application_id = ${applicationId}`);
    database.exec('commit');
  } catch (thrown) {
    if (database.isTransaction !== false) database.exec('rollback');
    throw thrown;
  }
}

/** How many migrations the file has seen. */
export function checkForm(
  database: SqliteDatabase,
  list: readonly Migration[] = migrations,
): number {
  const version = numberOf(database, 'pragma user_version');
  const owner = numberOf(database, 'pragma application_id');
  const tables = numberOf(database, 'select count(*) from sqlite_schema');
  if (owner !== applicationId && (version > 0 || tables > 0)) {
    throw new Fault('conflict', 'The file is a database of another program.');
  }
  if (version > list.length) {
    throw new Fault('conflict', 'A newer muster made this database; this one cannot read it.');
  }
  return version;
}

export function numberOf(database: SqliteDatabase, sql: string): number {
  const [row] = database.prepare(sql).all() as Record<string, number>[];
  return Object.values(row ?? {})[0] ?? 0;
}

/** Some locks SQLite refuses at once, however patient `busy_timeout` is. */
async function whenFree(work: () => void): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      work();
      return;
    } catch (thrown) {
      const fault = faultOf(thrown);
      if (!isBusy(fault) || tries === lockTriesMax) throw fault;
      await sleep(lockPauseMs);
    }
  }
}
