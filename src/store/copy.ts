// Copies everything from one database into an empty one, in one transaction: all of it or nothing.

import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { Fault } from '../domain/fault.js';
import type { Dialect } from './dialect.js';
import { copiedTables, first, prepareRecords, type Session } from './sql/sql.js';

/** One of the two databases. */
export interface CopyEnd {
  readonly dialect: Dialect;
  readonly session: Session;
  transaction<T>(work: (tx: Session) => Promise<T>): Promise<T>;
  /** Lets new rows be numbered after the copied ones, where the database does not do so itself. */
  continueNumbers?(tx: Session): Promise<void>;
  close(): Promise<void>;
}

export interface CopyReport {
  readonly rows: Readonly<Record<string, number>>;
}

type Row = Readonly<Record<string, unknown>>;

/** Rows read and written at once. Documents may be large. */
const batchRows = 100;

/**
 * Copies all rows, compares every row with its original, and rebuilds the search index.
 * `onProgress` gets how many rows are copied, and of how many. Nothing may write to `from`
 * meanwhile.
 * @throws Fault `conflict` when `to` holds data already; `internal` when a row arrived changed.
 */
export async function copyRecords(
  from: CopyEnd,
  to: CopyEnd,
  onProgress: (done: number, all: number) => void,
): Promise<CopyReport> {
  return to.transaction((outer) =>
    outer.atomically(async (tx) => {
      await checkEmpty(to.dialect, tx);
      const all = await countRows(from);
      const rows: Record<string, number> = {};
      let done = 0;
      for (const [table, key] of copiedTables()) {
        rows[table] = 0;
        await tx.run(sql`delete from ${sql.table(table)}`.compile(to.dialect.db));
        const original = createHash('sha256');
        for await (const page of pagesOf(from, from.session, table, key)) {
          for (const row of page) original.update(textOf(row));
          await tx.run(insertInto(to.dialect, table, page));
          rows[table] += page.length;
          onProgress((done += page.length), all);
        }
        const copy = createHash('sha256');
        for await (const page of pagesOf(to, tx, table, key)) {
          for (const row of page) copy.update(textOf(row));
        }
        if (original.digest('hex') !== copy.digest('hex')) {
          throw new Fault('internal', `A row of ${table} is not the same after copying.`);
        }
      }
      await indexAgain(to.dialect, tx);
      await to.continueNumbers?.(tx);
      return { rows };
    }),
  );
}

async function checkEmpty(dialect: Dialect, tx: Session): Promise<void> {
  for (const [table] of copiedTables()) {
    // A new database has its revision.
    if (table === 'site') continue;
    const query = sql<object>`select 1 as one from ${sql.table(table)} limit 1`;
    if ((await first(tx.all(query.compile(dialect.db)))) !== undefined) {
      throw new Fault('conflict', 'The target holds data already; copy into an empty database.');
    }
  }
}

async function countRows({ dialect, session }: CopyEnd): Promise<number> {
  let all = 0;
  for (const [table] of copiedTables()) {
    const query = sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`;
    all += (await first(session.all(query.compile(dialect.db))))?.count ?? 0;
  }
  return all;
}

async function* pagesOf(
  { dialect }: CopyEnd,
  session: Session,
  table: string,
  key: readonly string[],
): AsyncGenerator<readonly Row[]> {
  const columns = sql.join(key.map((name) => sql.ref(name)));
  for (let last: Row | undefined; ;) {
    const after = last && sql.join(key.map((name) => sql`${last?.[name]}`));
    const where = after === undefined ? sql`` : sql`where (${columns}) > (${after})`;
    const query = sql<Row>`
      select * from ${sql.table(table)} ${where} order by ${columns}
      limit ${sql.lit(batchRows)}`;
    const page = await session.all(query.compile(dialect.db));
    if (page.length > 0) yield page;
    if (page.length < batchRows) return;
    last = page.at(-1);
  }
}

function insertInto({ db }: Dialect, table: string, rows: readonly Row[]) {
  return (db as Kysely<Record<string, Row>>).insertInto(table).values(rows).compile();
}

/** The same text for the same row in every database. PostgreSQL has no U+0000 and no half pairs. */
function textOf(row: Row): string {
  const cells = Object.keys(row)
    .sort()
    .map((name) => [name, cellOf(row[name])]);
  return `${JSON.stringify(cells)}\n`;
}

function cellOf(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (typeof value !== 'string') return value;
  return Buffer.from(value.replaceAll('\0', '\ufffd')).toString();
}

async function indexAgain(dialect: Dialect, tx: Session): Promise<void> {
  const needs = { dialect, clock: () => 0, newId: () => '' };
  const { roundups } = prepareRecords(needs)(tx);
  for (let after = ''; ;) {
    const page = await roundups.stream(after, batchRows);
    for (const roundup of page) await dialect.search.follow(tx, roundup);
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}
