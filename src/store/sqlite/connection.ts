// One connection to a SQLite file: statements kept ready, writes one after another, in groups.

import { setTimeout as sleep } from 'node:timers/promises';
import type { CompiledQuery } from 'kysely';
import { Fault } from '../../domain/fault.js';
import type { Session } from '../sql/sql.js';
import { isOutage, StoreFault } from '../store.js';
import { faultOf, isBusy } from './faults.js';
import { createGroups } from './group-commit.js';
import { createTurns } from './turns.js';
import type { SqliteDatabase, SqliteStatement } from './platform.js';

/** Statements kept ready; the least used are let go. */
const statementsMax = 400;

/** How often, and how far apart, a statement is tried while another connection writes. */
const busyTriesMax = 300;
const busyPauseMs = 10;

export interface Connection {
  /** Each statement for itself, between transactions. */
  readonly session: Session;
  /** All or nothing; one at a time, others wait their turn. */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Runs `work` on the bare connection when no transaction is under way. */
  alone<T>(work: (database: SqliteDatabase) => T): Promise<T>;
  close(): Promise<void>;
}

export interface ConnectOptions {
  readonly readOnly: boolean;
  readonly onWrite?: ((outage?: StoreFault) => void) | undefined;
}

export function connect(
  database: SqliteDatabase,
  { readOnly, onWrite = () => undefined }: ConnectOptions,
): Connection {
  const turns = createTurns();
  const statements = statementsOf(database);
  let closed = false;

  const inTurn = <T>(work: () => T | Promise<T>): Promise<T> =>
    turns.take(() => {
      if (closed) throw new StoreFault('unavailable', 'The database is closed.');
      // A failing disk may have kept an earlier transaction from being undone.
      if (database.isTransaction) asFaults(() => database.exec('rollback'));
      return work();
    });
  const groups = createGroups({
    turns: { take: inTurn },
    begin: () => patiently(() => database.exec(readOnly ? 'begin' : 'begin immediate')),
    commit: () => asFaults(() => database.exec('commit')),
    rollBack: () => rollBack(database),
  });
  const write = async <T>(work: () => T | Promise<T>): Promise<T> => {
    try {
      const result = await groups.join(work);
      onWrite();
      return result;
    } catch (thrown) {
      if (isOutage(thrown) && !closed) onWrite(thrown);
      throw thrown;
    }
  };
  const transaction: Connection['transaction'] = (work) =>
    write(() => transact(database, statements, work));

  return {
    transaction,
    alone: (work) => inTurn(() => asFaults(() => work(database))),
    session: {
      inTransaction: false,
      all: (query) => inTurn(() => patiently(() => statements.all(query))),
      run: (query) => write(() => asFaults(() => statements.run(query))),
      whole: transaction,
    },
    close: () =>
      turns.take(async () => {
        if (closed) return;
        closed = true;
        statements.clear();
        if (!readOnly) intoOneFile(database);
        database.close();
      }),
  };
}

/** Empties the log into the file, so that who copies the file alone has everything. */
function intoOneFile(database: SqliteDatabase): void {
  try {
    database.exec('pragma wal_checkpoint(truncate)');
  } catch {
    // Another connection reads, or the disk is full: the log stays, and stays valid.
  }
}

/** A savepoint of the group's transaction, so that it can be undone alone. */
async function transact<T>(
  database: SqliteDatabase,
  statements: Statements,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const inside = sessionInside(database, statements);
  asFaults(() => database.exec('savepoint one'));
  try {
    const result = await work(inside.session);
    const broken = inside.end();
    if (broken) throw broken;
    asFaults(() => database.exec('release one'));
    return result;
  } catch (thrown) {
    const broken = inside.end();
    if (broken) throw broken;
    asFaults(() => database.exec('rollback to one; release one'));
    throw thrown;
  }
}

interface Inside {
  readonly session: Session;
  /** Makes the session useless; answers the fault that broke the transaction, if one did. */
  end(): Fault | undefined;
}

/** The session of a transaction. A call of several statements is undone alone when it conflicts. */
function sessionInside(database: SqliteDatabase, statements: Statements): Inside {
  const turns = createTurns();
  let ended = false;
  let broken: Fault | undefined;

  const guarded = <T>(work: () => T): T => {
    if (broken) throw broken;
    if (ended) throw new Fault('internal', 'A transaction was used after its end.');
    try {
      return asFaults(work);
    } catch (thrown) {
      // A conflict undoes its statement alone; a full disk may have undone everything.
      if (thrown instanceof Fault && thrown.code !== 'conflict') broken = thrown;
      throw thrown;
    }
  };
  const within: Session = {
    inTransaction: true,
    all: async (query) => guarded(() => statements.all(query)),
    run: async (query) => guarded(() => statements.run(query)),
    whole: (work) => work(within),
  };
  const undoable = async <T>(work: (session: Session) => Promise<T>): Promise<T> => {
    guarded(() => database.exec('savepoint whole'));
    try {
      const result = await work(within);
      guarded(() => database.exec('release whole'));
      return result;
    } catch (thrown) {
      if (!broken) guarded(() => database.exec('rollback to whole; release whole'));
      throw thrown;
    }
  };
  return {
    session: {
      inTransaction: true,
      all: (query) => turns.take(() => within.all(query)),
      run: (query) => turns.take(() => within.run(query)),
      whole: (work) => turns.take(() => undoable(work)),
    },
    end: () => {
      ended = true;
      return broken;
    },
  };
}

/** Waits while another connection writes, without holding up this thread. */
async function patiently<T>(work: () => T): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return asFaults(work);
    } catch (thrown) {
      if (!(thrown instanceof Fault) || !isBusy(thrown) || tries === busyTriesMax) throw thrown;
      await sleep(busyPauseMs);
    }
  }
}

function asFaults<T>(work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    throw faultOf(thrown);
  }
}

/** SQLite may have rolled back already, and says so. What fails here is tried at the next turn. */
function rollBack(database: SqliteDatabase): void {
  try {
    if (database.isTransaction !== false) database.exec('rollback');
  } catch {
    // The fault that led here says more.
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
