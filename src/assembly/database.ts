// Which database holds the data, and opening it. An adapter is loaded when it is first used.

import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { DatabasePlace } from '../app.js';
import type { Clock } from '../domain/clock.js';
import type { NewId } from '../domain/id.js';
import type { Store, StoreFault } from '../store/store.js';
import { stateFileOf } from './state-file.js';

export interface OpenOptions {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly readOnly?: boolean;
  readonly onWrite?: (outage?: StoreFault) => void;
}

/** Opens the store and migrates it. Faults as the adapters' own. */
export async function openDatabase(
  { file, server }: DatabasePlace,
  options: OpenOptions,
): Promise<Store> {
  if (server === undefined) {
    const { openSqliteStore } = await import('../store/sqlite/sqlite.js');
    return openSqliteStore({ ...options, file });
  }
  const { openPostgresStore } = await import('../store/postgres/postgres.js');
  return openPostgresStore({ ...options, ...server });
}

export async function databaseExists({ file, server }: DatabasePlace): Promise<boolean> {
  if (server === undefined) return existsSync(file);
  const { hasPostgresStore } = await import('../store/postgres/postgres.js');
  return hasPostgresStore(server.url, server.schema);
}

/** Removes the data and the grouping state. Idempotent. */
export async function removeDatabase({ file, server }: DatabasePlace): Promise<void> {
  if (server !== undefined) {
    const { dropPostgresStore } = await import('../store/postgres/postgres.js');
    await dropPostgresStore(server.url, server.schema);
  }
  for (const part of ['', '-wal', '-shm']) await rm(`${file}${part}`, { force: true });
  await rm(stateFileOf(file), { force: true });
}
