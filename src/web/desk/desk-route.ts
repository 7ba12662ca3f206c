// One page or form of the desk outside its client: sign-in, links, the account.

import type { AccountsDoor, Caller, SignedIn } from '../../accounts/accounts.js';
import type { Config } from '../../config.js';
import type { Clock } from '../../domain/clock.js';
import type { DeskFiles } from './desk-files.js';

export interface DeskDeps {
  readonly accounts: AccountsDoor;
  readonly config: Config;
  readonly clock: Clock;
  readonly files: DeskFiles;
  /** Whether this is the demo newsroom, where the owner's link opens the desk at once. */
  readonly isDemo: boolean;
}

export interface DeskRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The fields of a form, each once. */
  readonly form: Readonly<Record<string, string>>;
  readonly json: unknown;
  readonly caller: Caller;
  readonly signedIn: SignedIn | undefined;
  /** The token of the session, which signed-in forms send back. Empty when nobody is signed in. */
  readonly token: string;
  /** Why nobody can sign in over this connection, as a sentence; undefined when it works. */
  readonly unsafe: string | undefined;
  /** `http://localhost:8017`, as the browser shows it. */
  readonly origin: string;
}

export type DeskAnswer =
  | { readonly kind: 'page'; readonly html: string; readonly status?: number }
  | {
      readonly kind: 'json';
      readonly body: unknown;
      readonly status?: number;
      readonly secret?: string;
    }
  /** `secret` sets the session cookie; `signOut` removes it. */
  | {
      readonly kind: 'redirect';
      readonly to: string;
      readonly secret?: string;
      readonly signOut?: true;
    };

export interface DeskRoute {
  readonly method: 'GET' | 'POST';
  /** In fastify's notation, relative to `/desk`. */
  readonly path: string;
  readonly access: 'anyone' | 'signed-in' | 'owner';
  answer(request: DeskRequest, deps: DeskDeps): Promise<DeskAnswer>;
}
