// One connection to a SQLite file: statements kept ready, transactions one after another.

import type { CompiledQuery } from 'kysely';
import { Fault } from '../../domain/fault.js';
import type { Session } from '../sql/sql.js';
import { StoreFault } from '../store.js';
import { faultOf } from './faults.js';
import { createTurns } from './turns.js';
import type { SqliteDatabase, SqliteStatement } from './platform.js';

/** Statements kept ready; the least used are let go. */
const statementsMax = 400;

export interface Connection {
  /** Each statement for itself, between transactions. */
  readonly session: Session;
  /** All or nothing; one at a time, others wait their turn. */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Runs `work` on the bare connection when no transaction is under way. */
  alone<T>(work: (database: SqliteDatabase) => T | Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export function connect(
  database: SqliteDatabase,
  options: { readonly readOnly: boolean },
): Connection {
  const turns = createTurns();
  const statements = statementsOf(database);
  let closed = false;

  const alone: Connection['alone'] = (work) =>
    turns.take(async () => {
      if (closed) throw new StoreFault('unavailable', 'The database is closed.');
      try {
        return await work(database);
      } catch (thrown) {
        throw faultOf(thrown);
      }
    });
  const transaction: Connection['transaction'] = (work) =>
    alone(() => transact(database, statements, options.readOnly, work));

  return {
    transaction,
    alone,
    session: {
      inTransaction: false,
      all: (query) => alone(() => statements.all(query)),
      run: (query) => alone(() => statements.run(query)),
      whole: transaction,
    },
    close: () =>
      turns.take(async () => {
        if (closed) return;
        closed = true;
        statements.clear();
        database.close();
      }),
  };
}

async function transact<T>(
  database: SqliteDatabase,
  statements: Statements,
  readOnly: boolean,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const inside = sessionInside(statements);
  database.exec(readOnly ? 'begin' : 'begin immediate');
  try {
    const result = await work(inside.session);
    const broken = inside.end();
    if (broken) throw broken;
    database.exec('commit');
    return result;
  } catch (thrown) {
    inside.end();
    rollBack(database);
    throw thrown;
  }
}

/** The session of a transaction: useless after its end, and after a fault that may have undone it. */
function sessionInside(statements: Statements): { session: Session; end(): Fault | undefined } {
  let ended = false;
  let broken: Fault | undefined;
  const guarded = async <T>(work: () => T): Promise<T> => {
    if (broken) throw broken;
    if (ended) throw new Fault('internal', 'A transaction was used after its end.');
    try {
      return work();
    } catch (thrown) {
      const fault = faultOf(thrown);
      // A conflict undoes its statement alone; a full disk may have undone everything.
      if (fault.code !== 'conflict') broken = fault;
      throw fault;
    }
  };
  const session: Session = {
    inTransaction: true,
    all: (query) => guarded(() => statements.all(query)),
    run: (query) => guarded(() => statements.run(query)),
    whole: (work) => work(session),
  };
  return {
    session,
    end: () => {
      ended = true;
      return broken;
    },
  };
}

/** SQLite may have rolled back already, and then says so; that is no fault. */
function rollBack(database: SqliteDatabase): void {
  try {
    if (database.isTransaction !== false) database.exec('rollback');
  } catch {
    // Nothing is under way any more, which is what was wanted.
  }
}

interface Statements {
  all<R>(query: CompiledQuery<R>): readonly R[];
  run(query: CompiledQuery<unknown>): number;
  clear(): void;
}

function statementsOf(database: SqliteDatabase): Statements {
  const ready = new Map<string, SqliteStatement>();
  const prepare = (sql: string): SqliteStatement => {
    const known = ready.get(sql);
    if (known) {
      // Dynamic statements come and go; those used again move to the young end of the map.
      if (ready.size < statementsMax) return known;
      ready.delete(sql);
    }
    const statement = known ?? database.prepare(sql);
    ready.set(sql, statement);
    if (ready.size > statementsMax) ready.delete(ready.keys().next().value as string);
    return statement;
  };
  return {
    all: <R>(query: CompiledQuery<R>) => prepare(query.sql).all(...query.parameters) as R[],
    run: (query) => Number(prepare(query.sql).run(...query.parameters).changes),
    clear: () => ready.clear(),
  };
}
