// What an adapter brings to its contract suites, and what they run on.

import type { Clock } from '../../domain/clock.js';
import type { NewId } from '../../domain/id.js';
import type { Store } from '../store.js';

export interface TestDatabase {
  /** Opens a writing connection. Several may be open at once. */
  open(): Promise<Store>;
  /** Opens a reading connection beside it. */
  openReader(): Promise<Store>;
  /** Backups; undefined where the database has tools of its own for them. */
  readonly backup?: TestBackup;
  remove(): Promise<void>;
}

export interface TestBackup {
  /** The name of a file that does not exist yet. */
  readonly file: string;
  /** Opens the backup in that file for reading. */
  open(): Promise<Store>;
}

/** Makes an empty database for one test. */
export type MakeTestDatabase = (parts: {
  readonly clock: Clock;
  readonly newId: NewId;
}) => Promise<TestDatabase>;

/** The store of the current test, its database and its clock. */
export interface TestStore {
  store: Store;
  database: TestDatabase;
  now: number;
}
