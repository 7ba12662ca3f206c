// The SQLite adapter of the store: opens the file, brings it up to date, and answers as a Store.

import {
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Clock } from '../../domain/clock.js';
import { Fault } from '../../domain/fault.js';
import type { NewId } from '../../domain/id.js';
import { sharedQueries, type Session } from '../sql/sql.js';
import type { Store, StoreFault } from '../store.js';
import { backUp } from './backup.js';
import { connect } from './connection.js';
import { faultOf } from './faults.js';
import { countsOf, healthOf } from './health.js';
import { checkForm, migrate } from './migrate.js';
import { migrations } from './migrations.js';
import { outboxQueries } from './outbox.js';
import { platformSqlite, type Sqlite, type SqliteDatabase } from './platform.js';
import { searchIndex } from './search.js';

export { lockFile } from './lock.js';
export { restoreSqlite } from './restore.js';

export interface SqliteOptions {
  /** A path, or ':memory:'. */
  readonly file: string;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Another connection, in this process or another, does the writing. */
  readonly readOnly?: boolean;
  /** Told of each write whether it is on the disk, or which outage kept it off. */
  readonly onWrite?: (outage?: StoreFault) => void;
  /** Another build of SQLite; tests wrap the platform's to make it fail. */
  readonly sqlite?: Sqlite;
}

/** How long a statement holds up its thread for another writer; after that it waits aside. */
const busyMs = 10;
const cacheKiB = 65_536;
/** The write-ahead log is cut back to this after a checkpoint. */
const logBytesMax = 64 * 1024 * 1024;

/**
 * Opens the database, bringing its tables up to date first.
 * @throws Fault `conflict` when the file is not muster's or of a newer muster; `unavailable` when
 * it cannot be opened or has not the present form and `readOnly` forbids to bring it up to date.
 */
export async function openSqliteStore(options: SqliteOptions): Promise<Store> {
  const sqlite = options.sqlite ?? (await platformSqlite());
  const readOnly = options.readOnly ?? false;
  const database = await openDatabase(sqlite, options.file, readOnly);
  const connection = connect(database, { readOnly, onWrite: options.onWrite });
  const bind = partsOf(options);
  return {
    ...bind(connection.session),
    transaction: (work) => connection.transaction((session) => work(storeInside(bind(session)))),
    health: () => healthOf(connection),
    counts: () => countsOf(connection),
    backup: (toFile, onProgress) =>
      backUp({ sqlite, connection, file: options.file, toFile, onProgress }),
    close: () => connection.close(),
  };
}

type Parts = Omit<Store, 'transaction' | 'health' | 'counts' | 'backup' | 'close'>;

function partsOf(options: SqliteOptions): (session: Session) => Parts {
  const db = new Kysely<unknown>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (some) => new SqliteIntrospector(some),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
  const shared = sharedQueries(db, searchIndex(db));
  const outbox = outboxQueries(db, options);
  return (session) => ({ ...shared(session), outbox: outbox(session) });
}

function storeInside(parts: Parts): Store {
  const refuse = (): never => {
    throw new Fault('internal', 'This cannot be done inside a transaction.');
  };
  const store: Store = {
    ...parts,
    transaction: (work) => work(store),
    health: async () => refuse(),
    counts: async () => refuse(),
    backup: async () => refuse(),
    close: async () => refuse(),
  };
  return store;
}

async function openDatabase(
  sqlite: Sqlite,
  file: string,
  readOnly: boolean,
): Promise<SqliteDatabase> {
  let database: SqliteDatabase | undefined;
  try {
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
      throw new Fault('unavailable', 'The database has not been brought up to date yet.');
    }
    return database;
  } catch (thrown) {
    database?.close();
    throw faultOf(thrown);
  }
}
