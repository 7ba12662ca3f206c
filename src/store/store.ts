// PORT: the database. The SQLite and PostgreSQL adapters pass the same contract suites.

import { Fault } from '../domain/fault.js';
import type { ReadRecords, Records } from './nouns.js';

export type { ReadRecords, Records } from './nouns.js';
export type { Condition, Patch } from './records/patch.js';
export type { EntryKey, PlacedArticle } from './records/articles.js';
export type { IdKind } from './records/ids.js';
export type { Documents } from './records/documents.js';
export type { RoundupFilter, SearchFilter } from './records/roundups.js';
export type { SitePart } from './records/site.js';

/** Faults of the store itself, such as a full disk. The work that met one is not to blame. */
export class StoreFault extends Fault {}

/** Whether the store did not respond. The same call may succeed later. */
export const isOutage = (thrown: unknown): thrown is StoreFault =>
  thrown instanceof StoreFault && thrown.code === 'unavailable';

export interface Store extends Records {
  /**
   * Runs `work` on the records of one transaction: all or nothing, durable when it resolves.
   * Transactions run one at a time, so `work` must use `tx` and not the store, which waits for
   * `work` to end. A caught `conflict` undoes only its own call.
   * Fault `unavailable` when the database does not respond or stays busy too long.
   */
  transaction<T>(work: (tx: Records) => Promise<T>): Promise<T>;
  /** Reads every page of the database, which takes a while. */
  health(): Promise<StoreHealth>;
  /** The counts of `health`, without reading every page. */
  counts(): Promise<StoreHealth['counts']>;
  /** Writes a consistent copy while others write. `onProgress` gets a share from 0 to 1. */
  backup(toFile: string, onProgress?: (share: number) => void): Promise<void>;
  /** Idempotent. */
  close(): Promise<void>;
}

/** What the public site reads. */
export type SiteStore = Pick<
  ReadRecords,
  'outlets' | 'feeds' | 'articles' | 'events' | 'roundups' | 'siteRevision' | 'siteChanges'
>;

export interface StoreHealth {
  readonly integrity: 'ok' | 'broken';
  /** What is broken; empty when nothing is. */
  readonly complaints: readonly string[];
  readonly bytes: number;
  readonly counts: Readonly<Record<string, number>>;
}
