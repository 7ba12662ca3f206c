// Migrates a database under a lock, so that two starts do not collide.

import pg from 'pg';
import { Fault } from '../../domain/fault.js';
import { migrations, statementsOf, type Migration } from '../sql/sql.js';
import { StoreFault } from '../store.js';
import { connectionTo } from './connect.js';
import { postgresDialect } from './dialect.js';
import { faultOf } from './faults.js';

const versionMin = 130_000;

export interface Place {
  readonly url: string;
  readonly schema: string;
}

/**
 * Brings the tables up to date, or checks that they are when `readOnly`.
 * @throws Fault `conflict` when a newer muster or another program made the tables, or the database
 * has another encoding than UTF8; `unavailable` when the server does not respond, or `readOnly`
 * forbids a migration.
 */
export async function migrate(
  place: Place,
  readOnly: boolean,
  list: readonly Migration[] = migrations,
): Promise<void> {
  const client = new pg.Client(connectionTo(place.url));
  client.on('error', () => undefined);
  try {
    await client.connect();
    await checkServer(client);
    await client.query('begin');
    if (!readOnly) {
      await client.query("select pg_advisory_xact_lock(hashtext('muster migrate'), hashtext($1))", [
        place.schema,
      ]);
    }
    const done = await versionOf(client, place.schema, list);
    if (done < list.length) {
      if (readOnly) throw new StoreFault('unavailable', 'The database has not been migrated yet.');
      await carryOut(client, place.schema, done, list);
    }
    await client.query('commit');
  } catch (thrown) {
    throw faultOf(thrown);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ encoding: string; version: number }>(
    `select current_setting('server_encoding') as encoding,
      cast(current_setting('server_version_num') as integer) as version`,
  );
  const { encoding = '', version = 0 } = rows[0] ?? {};
  if (encoding !== 'UTF8') {
    throw new Fault(
      'conflict',
      `The database has the encoding ${encoding}; muster needs UTF8: ` +
        'createdb --encoding=UTF8 --template=template0 NAME',
    );
  }
  if (version < versionMin) {
    throw new Fault('conflict', 'The database server is too old; muster needs PostgreSQL 13.');
  }
}

/** Returns how many migrations the tables have had. */
async function versionOf(
  client: pg.Client,
  schema: string,
  list: readonly Migration[],
): Promise<number> {
  const { rows: tables } = await client.query<{ name: string }>(
    'select tablename as name from pg_tables where schemaname = $1',
    [schema],
  );
  if (tables.length === 0) return 0;
  if (!tables.some(({ name }) => name === 'migration')) {
    throw new Fault('conflict', `The schema ${schema} holds tables of another program.`);
  }
  const { rows } = await client.query<{ version: number }>(
    `select count(*) as version from "${schema}".migration`,
  );
  const version = rows[0]?.version ?? 0;
  if (version > list.length) {
    throw new Fault('conflict', 'A newer muster made this database; this one cannot read it.');
  }
  return version;
}

async function carryOut(
  client: pg.Client,
  schema: string,
  done: number,
  list: readonly Migration[],
): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_namespace where nspname = $1', [
    schema,
  ]);
  if (rowCount === 0) await client.query(`create schema "${schema}"`);
  await client.query(`set local search_path = "${schema}"`);
  await client.query(
    'create table if not exists migration (number bigint primary key, name text not null)',
  );
  for (const migration of list.slice(done)) {
    await client.query(statementsOf(migration, postgresDialect));
    const { number, name } = migration;
    await client.query('insert into migration (number, name) values ($1, $2)', [number, name]);
  }
}
