// The SQLite adapter of the store: opens the file, migrates it, and returns a Store.

import type { Clock } from '../../domain/clock.js';
import { Fault } from '../../domain/fault.js';
import type { NewId } from '../../domain/id.js';
import type { CopyEnd } from '../copy.js';
import { migrations, prepareRecords } from '../sql/sql.js';
import type { Store, StoreFault } from '../store.js';
import { backUp } from './backup.js';
import { connect } from './connection.js';
import { sqliteDialect } from './dialect.js';
import { faultOf } from './faults.js';
import { countsOf, healthOf } from './health.js';
import { checkForm, migrate } from './migrate.js';
import { keepPrivate } from './private-file.js';
import { platformSqlite, type Sqlite, type SqliteDatabase } from './platform.js';

export { lockFile } from './lock.js';
export { restoreSqlite } from './restore.js';

export interface SqliteOptions {
  /** A path, or ':memory:'. */
  readonly file: string;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Refuses writes and migrations. Another connection or process may write meanwhile. */
  readonly readOnly?: boolean;
  /** Called after each write: without an outage when it is on the disk. */
  readonly onWrite?: (outage?: StoreFault) => void;
  /** Another build of SQLite; tests wrap the platform's to make it fail. */
  readonly sqlite?: Sqlite;
}

/** How long a statement blocks its thread for another writer, before it waits without blocking. */
const busyMs = 10;
const cacheKiB = 65_536;
/** The write-ahead log is cut back to this after a checkpoint. */
const logBytesMax = 64 * 1024 * 1024;

/**
 * Opens the database and migrates it.
 * @throws Fault `conflict` when another program or a newer muster made the file; `unavailable`
 * when it cannot be opened, or when it needs a migration and `readOnly` forbids one.
 */
export async function openSqliteStore(options: SqliteOptions): Promise<Store> {
  const sqlite = options.sqlite ?? (await platformSqlite());
  const readOnly = options.readOnly ?? false;
  const database = await openDatabase(sqlite, options.file, readOnly);
  const connection = connect(database, { readOnly, onWrite: options.onWrite });
  const records = prepareRecords({ ...options, dialect: sqliteDialect });
  return {
    ...records(connection.session),
    transaction: (work) => connection.transaction((tx) => work(records(tx))),
    health: () => healthOf(connection),
    counts: () => countsOf(connection),
    backup: (toFile, onProgress) =>
      backUp({ sqlite, connection, file: options.file, toFile, onProgress }),
    close: () => connection.close(),
  };
}

/** Opens a database as one end of a copy. */
export async function openSqliteEnd(file: string): Promise<CopyEnd> {
  const database = await openDatabase(await platformSqlite(), file, false);
  return { ...connect(database, { readOnly: false }), dialect: sqliteDialect };
}

async function openDatabase(
  sqlite: Sqlite,
  file: string,
  readOnly: boolean,
): Promise<SqliteDatabase> {
  let database: SqliteDatabase | undefined;
  try {
    if (!readOnly) await keepPrivate(file);
    database = sqlite.open(file, { readOnly });
    database.exec(`
      pragma busy_timeout = ${busyMs};
      pragma synchronous = full;
      pragma foreign_keys = on;
      pragma temp_store = memory;
      pragma trusted_schema = off;
      pragma cache_size = -${cacheKiB};
      pragma journal_size_limit = ${logBytesMax};`);
    if (!readOnly) await migrate(database);
    else if (checkForm(database) !== migrations.length) {
      throw new Fault('unavailable', 'The database has not been migrated yet.');
    }
    return database;
  } catch (thrown) {
    database?.close();
    throw faultOf(thrown);
  }
}
