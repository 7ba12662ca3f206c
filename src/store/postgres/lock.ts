// A lock that ends with its process or its connection: the server's own.

import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Fault } from '../../domain/fault.js';
import { connectionTo } from './connect.js';
import { faultOf } from './faults.js';

export interface DatabaseLock {
  /** Resolves with Fault `conflict` when another process holds the lock after an outage. */
  readonly lost: Promise<Error>;
  release(): Promise<void>;
}

/** When the lock is taken again after its connection has ended. */
export interface LockRetries {
  readonly pauseMs: number;
  /** How many times the lock may be found with another before it is lost. */
  readonly refusalsMax: number;
}

/** The server notices within 40 s that a connection is dead, and ends the lock of its session. */
const noticeDeath =
  '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3';
/** Longer than the server needs to notice the death of this lock's own former connection. */
const patience: LockRetries = { pauseMs: 1_000, refusalsMax: 60 };

/**
 * Holds the lock until released, and takes it again when the server restarts. Returns undefined
 * when another process holds it. @throws Fault `unavailable` when the server does not respond.
 */
export async function lockDatabase(
  url: string,
  schema: string,
  retries = patience,
): Promise<DatabaseLock | undefined> {
  let client = await takeLock(url, schema);
  if (client === undefined) return undefined;
  let isReleased = false;
  const waitForLoss = async (first: pg.Client): Promise<Error> => {
    await ended(first);
    for (let refusals = 0; refusals < retries.refusalsMax;) {
      await sleep(retries.pauseMs, undefined, { ref: false });
      // A lock that is released is never lost.
      if (isReleased) return new Promise(() => undefined);
      const taken = await takeLock(url, schema).catch(() => 'unreachable' as const);
      if (taken === undefined) refusals += 1;
      if (taken === undefined || taken === 'unreachable') continue;
      client = taken;
      if (isReleased) await taken.end().catch(() => undefined);
      else await ended(taken);
      refusals = 0;
    }
    return new Fault('conflict', 'Another muster watches this database since an outage.');
  };
  return {
    lost: waitForLoss(client),
    release: async () => {
      isReleased = true;
      await client?.end().catch(() => undefined);
    },
  };
}

const ended = (client: pg.Client): Promise<void> =>
  new Promise((resolve) => client.once('end', () => resolve()));

/** The connection that holds the lock; undefined when another holds it. */
async function takeLock(url: string, schema: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({
    ...connectionTo(url),
    keepAliveInitialDelayMillis: 10_000,
    options: noticeDeath,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ held: boolean }>(
      "select pg_try_advisory_lock(hashtext('muster watch'), hashtext($1)) as held",
      [schema],
    );
    if (rows[0]?.held === true) return client;
    await client.end();
    return undefined;
  } catch (thrown) {
    await client.end().catch(() => undefined);
    throw faultOf(thrown);
  }
}
