// Migrates a database under the write lock, so that two starts do not collide.

import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../../domain/fault.js';
import { migrations, statementsOf, type Migration } from '../sql/sql.js';
import { sqliteDialect } from './dialect.js';
import { faultOf, isBusy } from './faults.js';
import type { SqliteDatabase } from './platform.js';

/** Marks the file as one of muster: "mstr". */
export const applicationId = 0x6d737472;

/** How long to wait for another start to finish its migrations: 30 seconds. */
const lockTriesMax = 600;
const lockPauseMs = 50;

/** @throws Fault `conflict` when a newer muster or another program made the file. */
export async function migrate(
  database: SqliteDatabase,
  list: readonly Migration[] = migrations,
): Promise<void> {
  await whenFree(() => database.exec('pragma journal_mode = wal'));
  if (checkForm(database, list) === list.length) return;
  await whenFree(() => database.exec('begin immediate'));
  try {
    const done = checkForm(database, list);
    for (const migration of list.slice(done)) {
      database.exec(statementsOf(migration, sqliteDialect));
    }
    database.exec(`pragma user_version = ${list.length}`);
    database.exec(`pragma application_id = ${applicationId}`);
    database.exec('commit');
  } catch (thrown) {
    if (database.isTransaction !== false) database.exec('rollback');
    throw thrown;
  }
}

/** Returns how many migrations the file has had. */
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

/** SQLite refuses some locks at once, whatever `busy_timeout` says. */
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
