// The condition of the database: whether it is whole, how large it is, how much it holds.

import { countedTables } from '../sql/sql.js';
import type { Connection } from './connection.js';
import { numberOf } from './migrate.js';
import type { SqliteDatabase } from './platform.js';
import type { StoreHealth } from '../store.js';

const complaintsMax = 20;

export function healthOf(connection: Connection): Promise<StoreHealth> {
  return connection.alone((database) => {
    const complaints = complaintsOf(database);
    const pages = numberOf(database, 'pragma page_count');
    return {
      integrity: complaints.length === 0 ? 'ok' : 'broken',
      complaints,
      bytes: pages * numberOf(database, 'pragma page_size'),
      counts: countsIn(database),
    };
  });
}

export function countsOf(connection: Connection): Promise<StoreHealth['counts']> {
  return connection.alone(countsIn);
}

function countsIn(database: SqliteDatabase): StoreHealth['counts'] {
  const rowsOf = (table: string) => numberOf(database, `select count(*) from "${table}"`);
  return Object.fromEntries(
    countedTables().map(([name, tables]) => [
      name,
      tables.reduce((sum, table) => sum + rowsOf(table), 0),
    ]),
  );
}

/** What is broken; empty when the file is whole. */
export function complaintsOf(database: SqliteDatabase): readonly string[] {
  const lines = database.prepare(`pragma integrity_check(${complaintsMax})`).all();
  const broken = (lines as { integrity_check: string }[])
    .map((row) => row.integrity_check)
    .filter((line) => line !== 'ok');
  const orphans = (database.prepare('pragma foreign_key_check').all() as { table: string }[])
    .slice(0, complaintsMax)
    .map((row) => `A row of ${row.table} belongs to nothing.`);
  return [...broken, ...orphans];
}
