// One write in the transaction of a group, in a savepoint, so that it can be undone alone.

import type { CompiledQuery } from 'kysely';
import type { QueryResult } from 'pg';
import { Fault } from '../../domain/fault.js';
import { createMutex } from '../mutex.js';
import type { Session } from '../sql/sql.js';

export interface Writer {
  ask(query: CompiledQuery<unknown>): Promise<QueryResult>;
  /** Runs a statement without values. */
  tell(text: string): Promise<void>;
}

/** Runs `work`. When it throws, nothing of it is left, and the group can go on. */
export async function openTransaction<T>(
  writer: Writer,
  work: (tx: Session) => Promise<T>,
): Promise<T> {
  const { ask, tell } = writer;
  const mutex = createMutex();
  let ended = false;
  let broken: Fault | undefined;

  const guarded = async <R>(call: () => Promise<R>): Promise<R> => {
    if (broken) throw broken;
    if (ended) throw new Fault('internal', 'A transaction was used after its end.');
    try {
      return await call();
    } catch (thrown) {
      // A conflict undoes only its own call; anything else has ended the transaction.
      if (thrown instanceof Fault && thrown.code !== 'conflict') broken = thrown;
      throw thrown;
    }
  };
  const undoable = async <R>(name: string, call: () => Promise<R>): Promise<R> => {
    await guarded(() => tell(`savepoint ${name}`));
    try {
      const result = await call();
      await guarded(() => tell(`release ${name}`));
      return result;
    } catch (thrown) {
      if (!broken) await guarded(() => tell(`rollback to ${name}; release ${name}`));
      throw thrown;
    }
  };
  const plain: Session = {
    inTransaction: true,
    all: async <R>(query: CompiledQuery<R>) => (await guarded(() => ask(query))).rows as R[],
    run: async (query) => (await guarded(() => ask(query))).rowCount ?? 0,
    atomically: (several) => several(plain),
  };
  const session: Session = {
    inTransaction: true,
    all: (query) => mutex.run(() => plain.all(query)),
    run: (query) => mutex.run(() => undoable('call', () => plain.run(query))),
    atomically: (several) => mutex.run(() => undoable('call', () => several(plain))),
  };
  try {
    await tell('savepoint member');
    const result = await work(session);
    ended = true;
    if (broken) throw broken;
    await tell('release member');
    return result;
  } catch (thrown) {
    ended = true;
    if (broken) throw broken;
    await tell('rollback to member; release member');
    throw thrown;
  }
}
