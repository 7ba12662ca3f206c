// The connection that writes: one group of writes after another, each in its own transaction.

import type { CompiledQuery } from 'kysely';
import type { Pool, PoolClient, QueryResult } from 'pg';
import { createGroups } from '../group-commit.js';
import { createMutex } from '../mutex.js';
import type { Session } from '../sql/sql.js';
import { StoreFault } from '../store.js';
import { faultOf } from './faults.js';
import { openTransaction } from './transaction.js';

export interface WriterParts {
  readonly pool: Pool;
  readonly schema: string;
  ask(on: PoolClient, query: CompiledQuery<unknown>): Promise<QueryResult>;
  isClosed(): boolean;
}

/** Returns what runs a write in a group. It resolves when the group is committed. */
export function createWriter({ pool, schema, ask, isClosed }: WriterParts) {
  let client: PoolClient | undefined;

  const release = (isBroken: boolean): void => {
    client?.release(isBroken);
    client = undefined;
  };
  const tell = async (text: string): Promise<void> => {
    if (client === undefined) throw new StoreFault('unavailable', 'The database is closed.');
    await client.query(text).catch((thrown: unknown) => {
      throw faultOf(thrown);
    });
  };
  const groups = createGroups({
    mutex: createMutex(),
    begin: async () => {
      if (isClosed()) throw new StoreFault('unavailable', 'The database is closed.');
      client = await pool.connect().catch((thrown: unknown) => {
        throw faultOf(thrown);
      });
      await tell(`begin; ${writeLock(schema)}`).catch((thrown: unknown) => {
        release(true);
        throw thrown;
      });
    },
    commit: async () => {
      await tell('commit');
      release(false);
    },
    rollBack: async () => {
      const isBroken = await tell('rollback').then(
        () => false,
        () => true,
      );
      release(isBroken);
    },
  });
  return <T>(work: (tx: Session) => Promise<T>): Promise<T> =>
    groups.join(() => {
      const on = client as PoolClient;
      return openTransaction({ ask: (query) => ask(on, query), tell }, work);
    });
}

/** Writers of all processes take turns, so that what one has read stays true until it commits. */
const writeLock = (schema: string): string =>
  `select pg_advisory_xact_lock(hashtext('muster write'), hashtext('${schema}'))`;
