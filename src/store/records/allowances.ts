// How often something may still be tried, by account and address. Stored, so that a limit
// survives a restart and holds for all processes.

import type { Allowance } from '../../domain/allowance.js';

export interface ReadAllowances {
  find(key: string): Promise<Allowance | undefined>;
}

export interface Allowances extends ReadAllowances {
  /** Adds or replaces. */
  put(key: string, allowance: Allowance): Promise<void>;
  /** Idempotent. */
  remove(key: string): Promise<void>;
  /** Deletes allowances last used before `usedBefore`, ms UTC. */
  removeOld(usedBefore: number): Promise<void>;
}
