// How the database is: whole, how large, how many of each.

import type { Connection } from './connection.js';
import { numberOf } from './migrate.js';
import type { SqliteDatabase } from './platform.js';
import type { StoreHealth } from '../store.js';

const complaintsMax = 20;
const counts = {
  outlets: 'select count(*) from outlet',
  feeds: 'select count(*) from feed',
  documents: 'select count(*) from document',
  articles: 'select count(*) from article',
  versions: 'select (select count(*) from article) + (select count(*) from articleVersion)',
  events: 'select count(*) from event',
  roundups: 'select count(*) from roundup',
  messages: 'select count(*) from message',
} as const;

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
  const counted = Object.entries(counts).map(([name, sql]) => [name, numberOf(database, sql)]);
  return Object.fromEntries(counted) as StoreHealth['counts'];
}

/** Empty when the file is whole. */
export function complaintsOf(database: SqliteDatabase): readonly string[] {
  const said = database.prepare(`pragma integrity_check(${complaintsMax})`).all();
  const broken = (said as { integrity_check: string }[])
    .map((row) => row.integrity_check)
    .filter((line) => line !== 'ok');
  const orphans = (database.prepare('pragma foreign_key_check').all() as { table: string }[])
    .slice(0, complaintsMax)
    .map((row) => `A row of ${row.table} belongs to nothing.`);
  return [...broken, ...orphans];
}
