// What an adapter brings to its contract suite.

import type { Clock } from '../../domain/clock.js';
import type { NewId } from '../../domain/id.js';
import type { Store } from '../store.js';

export interface Place {
  /** Opens a writing connection; several may be open at once. */
  open(): Promise<Store>;
  /** Opens a reading connection beside it. */
  openReader(): Promise<Store>;
  /** A name for a backup file that does not exist yet. */
  readonly backupFile: string;
  /** Opens a backup for reading. */
  openBackup(): Promise<Store>;
  remove(): Promise<void>;
}

/** Makes an empty place for one test. */
export type MakePlace = (parts: { readonly clock: Clock; readonly newId: NewId }) => Promise<Place>;

/** The store of the test under way, its place, and its clock. */
export interface Bench {
  store: Store;
  place: Place;
  now: number;
}
