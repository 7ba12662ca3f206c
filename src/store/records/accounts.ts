// The accounts of the desk.

import type { Account } from '../../domain/account.js';
import type { Patch } from './patch.js';

export interface ReadAccounts {
  find(id: string): Promise<Account | undefined>;
  /** By name, without regard to case. */
  findByName(name: string): Promise<Account | undefined>;
  /** By the id of one of its passkeys. */
  findByPasskey(passkeyId: string): Promise<Account | undefined>;
  /** In the order they were made. */
  list(): Promise<readonly Account[]>;
}

export interface Accounts extends ReadAccounts {
  /** Fault `conflict` when the id or the name is taken. */
  add(account: Account): Promise<void>;
  /** Faults: `not-found`; `conflict` when the new name is taken. */
  change(id: string, patch: Patch<Account>): Promise<void>;
}
