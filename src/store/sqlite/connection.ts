// One connection to a SQLite file: prepared statements, and writes one at a time, in groups.

import { setTimeout as sleep } from 'node:timers/promises';
import type { CompiledQuery } from 'kysely';
import { Fault } from '../../domain/fault.js';
import { createGroups } from '../group-commit.js';
import { createMutex } from '../mutex.js';
import type { Session } from '../sql/sql.js';
import { isOutage, StoreFault } from '../store.js';
import { faultOf, isBusy } from './faults.js';
import type { SqliteDatabase, SqliteStatement } from './platform.js';

/** How many prepared statements are kept. */
const statementsMax = 400;

/** How often, and how far apart, a statement is tried while another connection writes. */
const busyTriesMax = 300;
const busyPauseMs = 10;

export interface Connection {
  /** Runs each statement alone, between transactions. */
  readonly session: Session;
  /** All or nothing. Transactions run one at a time. */
  transaction<T>(work: (tx: Session) => Promise<T>): Promise<T>;
  /** Runs `work` on the connection itself while no transaction is open. */
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
  const mutex = createMutex();
  const statements = statementsOf(database);
  let closed = false;

  const exclusively = <T>(work: () => T | Promise<T>): Promise<T> =>
    mutex.run(() => {
      if (closed) throw new StoreFault('unavailable', 'The database is closed.');
      // A failing disk may have prevented the rollback of an earlier transaction.
      if (database.isTransaction) asFaults(() => database.exec('rollback'));
      return work();
    });
  const groups = createGroups({
    mutex: { run: exclusively },
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
    alone: (work) => exclusively(() => asFaults(() => work(database))),
    session: {
      inTransaction: false,
      all: (query) => exclusively(() => patiently(() => statements.all(query))),
      run: (query) => write(() => asFaults(() => statements.run(query))),
      atomically: transaction,
    },
    close: () =>
      mutex.run(async () => {
        if (closed) return;
        closed = true;
        statements.clear();
        if (!readOnly) intoOneFile(database);
        database.close();
      }),
  };
}

/** Moves the log into the file, so that a copy of the file alone has everything. */
function intoOneFile(database: SqliteDatabase): void {
  try {
    database.exec('pragma wal_checkpoint(truncate)');
  } catch {
    // Another connection reads, or the disk is full. The log stays and is valid.
  }
}

/** Runs `work` in a savepoint of the group's transaction, so that it can be undone alone. */
async function transact<T>(
  database: SqliteDatabase,
  statements: Statements,
  work: (tx: Session) => Promise<T>,
): Promise<T> {
  const tx = openTransaction(database, statements);
  asFaults(() => database.exec('savepoint one'));
  try {
    const result = await work(tx.session);
    const broken = tx.end();
    if (broken) throw broken;
    asFaults(() => database.exec('release one'));
    return result;
  } catch (thrown) {
    const broken = tx.end();
    if (broken) throw broken;
    asFaults(() => database.exec('rollback to one; release one'));
    throw thrown;
  }
}

interface Transaction {
  readonly session: Session;
  /** Makes the session unusable. Returns the fault that broke the transaction, if one did. */
  end(): Fault | undefined;
}

/** A call of several statements that conflicts is undone alone. */
function openTransaction(database: SqliteDatabase, statements: Statements): Transaction {
  const mutex = createMutex();
  let ended = false;
  let broken: Fault | undefined;

  const guarded = <T>(work: () => T): T => {
    if (broken) throw broken;
    if (ended) throw new Fault('internal', 'A transaction was used after its end.');
    try {
      return asFaults(work);
    } catch (thrown) {
      // A conflict undoes only its own statement; a full disk may have undone everything.
      if (thrown instanceof Fault && thrown.code !== 'conflict') broken = thrown;
      throw thrown;
    }
  };
  const plain: Session = {
    inTransaction: true,
    all: async (query) => guarded(() => statements.all(query)),
    run: async (query) => guarded(() => statements.run(query)),
    atomically: (work) => work(plain),
  };
  const undoable = async <T>(work: (tx: Session) => Promise<T>): Promise<T> => {
    guarded(() => database.exec('savepoint several'));
    try {
      const result = await work(plain);
      guarded(() => database.exec('release several'));
      return result;
    } catch (thrown) {
      if (!broken) guarded(() => database.exec('rollback to several; release several'));
      throw thrown;
    }
  };
  return {
    session: {
      inTransaction: true,
      all: (query) => mutex.run(() => plain.all(query)),
      run: (query) => mutex.run(() => plain.run(query)),
      atomically: (work) => mutex.run(() => undoable(work)),
    },
    end: () => {
      ended = true;
      return broken;
    },
  };
}

/** Waits while another connection writes, without blocking this thread. */
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

/** SQLite may have rolled back already. A failed rollback is repeated before the next write. */
function rollBack(database: SqliteDatabase): void {
  try {
    if (database.isTransaction !== false) database.exec('rollback');
  } catch {
    // The fault that led here is the one to report.
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
      // A statement that is used again moves to the end of the map, the last to be dropped.
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
