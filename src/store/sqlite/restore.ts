// Replaces the database with a backup. The replaced database is kept beside it.

import { existsSync } from 'node:fs';
import { link, rm } from 'node:fs/promises';
import { Fault } from '../../domain/fault.js';
import { flush, putInPlace } from './backup.js';
import { faultOf } from './faults.js';
import { complaintsOf } from './health.js';
import { migrations, statementsOf } from '../sql/sql.js';
import { sqliteDialect } from './dialect.js';
import { applicationId, checkForm, numberOf } from './migrate.js';
import { keepPrivate } from './private-file.js';
import { platformSqlite, type Sqlite, type SqliteDatabase } from './platform.js';

export interface RestoreOptions {
  readonly now: number;
  /** Refuses backups that contain a note of this name. */
  readonly refused?: { readonly note: string; readonly why: string };
  readonly sqlite?: Sqlite;
}

/**
 * Checks `fromFile`, then replaces `toFile` with a copy of it. The former file is kept as
 * `<toFile>.before-restore-<time>`. Returns that name; undefined if there was no former file.
 * @throws Fault `invalid` when the backup is not whole or not muster's, `conflict` when the
 * database is in use, or the backup is a newer muster's or refused.
 */
export async function restoreSqlite(
  fromFile: string,
  toFile: string,
  options: RestoreOptions,
): Promise<string | undefined> {
  const sqlite = options.sqlite ?? (await platformSqlite());
  const temporary = `${toFile}.part`;
  try {
    await rm(temporary, { force: true });
    await keepPrivate(temporary);
    copyChecked(sqlite, fromFile, temporary, options.refused);
    const kept = existsSync(toFile) ? asideOf(toFile, options.now) : undefined;
    if (kept !== undefined) {
      takeOver(sqlite, toFile);
      await link(toFile, kept);
      await flush(kept);
    }
    await putInPlace(temporary, toFile);
    return kept;
  } catch (thrown) {
    await rm(temporary, { force: true });
    throw thrown instanceof Fault ? thrown : faultOf(thrown);
  }
}

function copyChecked(
  sqlite: Sqlite,
  fromFile: string,
  toFile: string,
  refused: RestoreOptions['refused'],
): void {
  if (!existsSync(fromFile)) throw new Fault('not-found', `There is no file ${fromFile}.`);
  const source = sqlite.open(fromFile, { readOnly: true });
  try {
    check(sqlite, source, fromFile);
    if (refused !== undefined && hasNote(source, refused.note)) {
      throw new Fault('conflict', `${fromFile} ${refused.why}`);
    }
    source.prepare('vacuum into ?').run(toFile);
  } finally {
    source.close();
  }
}

function check(sqlite: Sqlite, source: SqliteDatabase, name: string): void {
  let complaints: readonly string[];
  try {
    const version = checkForm(source);
    if (numberOf(source, 'pragma application_id') !== applicationId) {
      throw new Fault('invalid', `${name} is no database of muster.`);
    }
    checkSchema(sqlite, source, version, name);
    complaints = complaintsOf(source);
  } catch (thrown) {
    if (thrown instanceof Fault) throw thrown;
    throw new Fault('invalid', `${name} is no database, or a broken one.`, thrown);
  }
  if (complaints.length > 0) {
    throw new Fault('invalid', `${name} is broken: ${complaints.join(' ')}`);
  }
}

/**
 * A backup has exactly the tables of its version. A foreign trigger or view could change data
 * whenever muster writes.
 */
function checkSchema(sqlite: Sqlite, source: SqliteDatabase, version: number, name: string): void {
  const ours = sqlite.open(':memory:');
  try {
    for (const migration of migrations.slice(0, version)) {
      ours.exec(statementsOf(migration, sqliteDialect));
    }
    const [wanted, found] = [schemaOf(ours), schemaOf(source)];
    const missing = [...wanted.keys()].find((key) => !found.has(key));
    if (missing !== undefined) {
      throw new Fault('invalid', `${name} is no backup of muster: it lacks the ${missing}.`);
    }
    const foreign = [...found].find(([key, sql]) => wanted.get(key) !== sql);
    if (foreign !== undefined) {
      throw new Fault('invalid', `${name} holds the ${foreign[0]}, which is not of muster.`);
    }
  } finally {
    ours.close();
  }
}

/** `trigger x` → its SQL. Whoever planned queries may have added tables of statistics. */
function schemaOf(database: SqliteDatabase): ReadonlyMap<string, string> {
  const rows = database
    .prepare("select type, name, sql from sqlite_schema where name not like 'sqlite_%'")
    .all() as { type: string; name: string; sql: string | null }[];
  return new Map(rows.map(({ type, name, sql }) => [`${type} ${name}`, sql ?? '']));
}

function hasNote(source: SqliteDatabase, name: string): boolean {
  const tables = source.prepare("select 1 from sqlite_schema where name = 'note'").all();
  if (tables.length === 0) return false;
  return source.prepare('select 1 from note where name = ?').all(name).length > 0;
}

/**
 * Leaves WAL mode, which only the sole user of a database can do, and which puts everything into
 * the one file that is then kept.
 */
function takeOver(sqlite: Sqlite, file: string): void {
  const database = sqlite.open(file);
  try {
    database.exec('pragma journal_mode = delete');
  } catch (thrown) {
    throw new Fault('conflict', 'The database is in use: stop muster first.', thrown);
  } finally {
    database.close();
  }
}

const asideOf = (file: string, now: number): string =>
  `${file}.before-restore-${new Date(now).toISOString().replace(/[:.]/g, '-')}`;
