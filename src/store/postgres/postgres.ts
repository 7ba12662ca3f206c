// The PostgreSQL adapter of the store: connects, migrates the tables, and returns a Store.

import { sql } from 'kysely';
import pg from 'pg';
import type { Clock } from '../../domain/clock.js';
import { Fault } from '../../domain/fault.js';
import type { NewId } from '../../domain/id.js';
import type { CopyEnd } from '../copy.js';
import { prepareRecords } from '../sql/sql.js';
import type { Store, StoreFault } from '../store.js';
import { connect, connectionTo } from './connect.js';
import { postgresDialect } from './dialect.js';
import { faultOf } from './faults.js';
import { countsOf, healthOf } from './health.js';
import { migrate } from './migrate.js';

export { lockDatabase } from './lock.js';

export interface PostgresOptions {
  /** `postgres://user:password@host:port/database` */
  readonly url: string;
  /** The schema of the tables. Created when it is missing. */
  readonly schema: string;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly readOnly?: boolean;
  /** Called after each write: without an outage when it is on the disk. */
  readonly onWrite?: (outage?: StoreFault) => void;
}

/** Connects and migrates. Faults as in `migrate`. */
export async function openPostgresStore(options: PostgresOptions): Promise<Store> {
  const { readOnly = false, onWrite } = options;
  await migrate(options, readOnly);
  const connection = connect({ ...options, readOnly, onWrite });
  const records = prepareRecords({ ...options, dialect: postgresDialect });
  return {
    ...records(connection.session),
    transaction: (work) => connection.transaction((tx) => work(records(tx))),
    health: () => healthOf(connection.session),
    counts: () => countsOf(connection.session),
    backup: () => Promise.reject(new Fault('invalid', ownBackups)),
    close: () => connection.close(),
  };
}

const ownBackups =
  'PostgreSQL has its own backups: pg_dump --format=custom --file=FILE "$MUSTER_DATABASE_URL", ' +
  'and pg_restore to put one back.';

/** Opens a database as one end of a copy. */
export async function openPostgresEnd(url: string, schema: string): Promise<CopyEnd> {
  await migrate({ url, schema }, false);
  return {
    ...connect({ url, schema, readOnly: false }),
    dialect: postgresDialect,
    continueNumbers: async (tx) => {
      for (const { table, name } of await tx.all(numberedColumns)) await tx.all(next(table, name));
    },
  };
}

const numberedColumns = sql<{ table: string; name: string }>`
  select table_name as table, column_name as name from information_schema.columns
  where table_schema = current_schema() and is_identity = 'YES'`.compile(postgresDialect.db);

const next = (table: string, name: string) =>
  sql`
    select setval(pg_get_serial_sequence(${`"${table}"`}, ${name}),
      (select coalesce(max(${sql.ref(name)}), 0) + 1 from ${sql.table(table)}), false)`.compile(
    postgresDialect.db,
  );

/** Removes the schema with all its tables. Idempotent. */
export function dropPostgresStore(url: string, schema: string): Promise<void> {
  return withClient(url, async (client) => {
    await client.query(`drop schema if exists "${schema}" cascade`);
  });
}

/** Whether the schema exists. */
export function hasPostgresStore(url: string, schema: string): Promise<boolean> {
  return withClient(url, async (client) => {
    const query = 'select 1 from pg_namespace where nspname = $1';
    return (await client.query(query, [schema])).rows.length > 0;
  });
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connectionTo(url));
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } catch (thrown) {
    throw faultOf(thrown);
  } finally {
    await client.end().catch(() => undefined);
  }
}
