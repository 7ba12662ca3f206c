// Outlets, as the register describes them.

import type { Outlet } from '../../domain/outlet.js';

export interface ReadOutlets {
  find(id: string): Promise<Outlet | undefined>;
  /** The outlet with the longest domain that is `host` or a parent of it. */
  findByHost(host: string): Promise<Outlet | undefined>;
  /** By rank, then by id. */
  list(): Promise<readonly Outlet[]>;
}

export interface Outlets extends ReadOutlets {
  /** Adds each outlet, or replaces the one with its id. Idempotent. */
  put(outlets: readonly Outlet[]): Promise<void>;
}
