// What the accounts work with, and what every use of them says about the request.

import type { Account } from '../domain/account.js';
import type { Clock } from '../domain/clock.js';
import type { DeskSession } from '../domain/desk-session.js';
import type { NewId } from '../domain/id.js';
import type { Store } from '../store/store.js';
import type { RandomBytes } from './secret.js';

export interface AccountsDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly random: RandomBytes;
  /** The binary logarithm of scrypt's N: `passwordCost`, or less in tests. */
  readonly passwordCost: number;
  /** The name that authenticator apps and passkeys show. */
  readonly siteName: string;
}

/** Where a request comes from. */
export interface Caller {
  /** The network address, with an IPv6 address cut to its /64. */
  readonly address: string;
  /** Browser and system in words. */
  readonly device: string;
}

/** An account and the session it is signed in with. */
export interface SignedIn {
  readonly account: Account;
  readonly session: DeskSession;
}
