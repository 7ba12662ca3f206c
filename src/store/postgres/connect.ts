// Connections to a PostgreSQL server: a few that read, and one at a time that writes, in groups.

import pg from 'pg';
import type { CompiledQuery } from 'kysely';
import type { Session } from '../sql/sql.js';
import { isOutage, StoreFault } from '../store.js';
import { faultOf } from './faults.js';
import { createWriter } from './writer.js';

const connectionsMax = 6;
const connectMsMax = 10_000;
/** How long a statement waits for a lock that another process holds. */
const lockMsMax = 30_000;
/** How many statements are prepared on each connection. */
const preparedMax = 400;

export interface Connection {
  /** Runs each statement alone. */
  readonly session: Session;
  /** All or nothing. Transactions run one at a time, in all processes. */
  transaction<T>(work: (tx: Session) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface ConnectOptions {
  readonly url: string;
  readonly schema: string;
  readonly readOnly: boolean;
  readonly onWrite?: ((outage?: StoreFault) => void) | undefined;
}

export function connect(options: ConnectOptions): Connection {
  const { schema, onWrite = () => undefined } = options;
  const pool = createPool(options);
  const prepare = statementNames();
  let closed = false;

  const ask = async (on: pg.Pool | pg.PoolClient, query: CompiledQuery<unknown>) => {
    if (closed) throw new StoreFault('unavailable', 'The database is closed.');
    try {
      return await on.query({ ...prepare(query.sql), values: query.parameters.map(textOf) });
    } catch (thrown) {
      throw faultOf(thrown);
    }
  };
  const join = createWriter({ pool, schema, ask, isClosed: () => closed });
  const write = async <T>(work: (tx: Session) => Promise<T>): Promise<T> => {
    try {
      const result = await join(work);
      onWrite();
      return result;
    } catch (thrown) {
      if (isOutage(thrown) && !closed) onWrite(thrown);
      throw thrown;
    }
  };

  return {
    transaction: write,
    session: {
      inTransaction: false,
      all: async <R>(query: CompiledQuery<R>) => (await ask(pool, query)).rows as R[],
      run: (query) => write((tx) => tx.run(query)),
      atomically: write,
    },
    close: async () => {
      if (closed) return;
      closed = true;
      await pool.end();
    },
  };
}

function createPool({ url, schema, readOnly }: ConnectOptions): pg.Pool {
  const settings = [
    `search_path=${schema}`,
    `lock_timeout=${lockMsMax}`,
    'timezone=UTC',
    ...(readOnly ? ['default_transaction_read_only=on'] : []),
  ];
  const pool = new pg.Pool({
    ...connectionTo(url),
    options: settings.map((setting) => `-c ${setting}`).join(' '),
    max: connectionsMax,
  });
  // A connection that breaks while it is idle is replaced; one in use fails its statement.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** What every connection to the server has in common. */
export const connectionTo = (url: string): pg.ClientConfig => ({
  connectionString: url,
  application_name: 'muster',
  connectionTimeoutMillis: connectMsMax,
  keepAlive: true,
  types: { getTypeParser },
});

const oids = { bytea: 17, int8: 20 };

/** 64-bit integers as numbers, bytes as a plain Uint8Array. */
const getTypeParser = ((oid: number, format?: 'text' | 'binary') => {
  if (oid === oids.int8) return Number;
  const parse = pg.types.getTypeParser(oid, format as 'text');
  return oid === oids.bytea ? (value: string) => Uint8Array.from(parse(value) as Buffer) : parse;
}) as typeof pg.types.getTypeParser;

/** PostgreSQL stores every character but U+0000. */
const textOf = (value: unknown): unknown =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;

/** A statement with a name is prepared once on each connection. */
function statementNames(): (text: string) => { readonly text: string; readonly name?: string } {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined) return { text, name: known };
    if (names.size === preparedMax) return { text };
    const name = `muster${names.size}`;
    names.set(text, name);
    return { text, name };
  };
}
