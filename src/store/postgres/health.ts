// The condition of the database: whether it is whole, how large it is, how much it holds.

import { sql } from 'kysely';
import { countedTables, first, type Session } from '../sql/sql.js';
import type { StoreHealth } from '../store.js';
import { postgresDialect } from './dialect.js';

/** Reports indexes that could not be built. The server checks its pages itself. */
export async function healthOf(session: Session): Promise<StoreHealth> {
  const broken = await session.all(brokenIndexes);
  const complaints = broken.map(({ name }) => `The index ${name} is broken: reindex index ${name}`);
  return {
    integrity: complaints.length === 0 ? 'ok' : 'broken',
    complaints,
    bytes: (await first(session.all(size)))?.bytes ?? 0,
    counts: await countsOf(session),
  };
}

export async function countsOf(session: Session): Promise<StoreHealth['counts']> {
  const counts = countedTables().map(async ([name, tables]) => {
    let sum = 0;
    for (const table of tables) {
      const query = sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`;
      sum += (await first(session.all(query.compile(postgresDialect.db))))?.count ?? 0;
    }
    return [name, sum] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}

const brokenIndexes = sql<{ name: string }>`
  select relname as name from pg_index join pg_class on pg_class.oid = indexrelid
  where relnamespace = current_schema()::regnamespace and not indisvalid
  order by relname`.compile(postgresDialect.db);

const size = sql<{ bytes: number }>`
  select cast(coalesce(sum(pg_total_relation_size(oid)), 0) as bigint) as bytes from pg_class
  where relnamespace = current_schema()::regnamespace and relkind = 'r'`.compile(
  postgresDialect.db,
);
