// DOOR of the accounts: who may work at the desk, and how they sign in.

import type { Account, Role } from '../domain/account.js';
import { Fault } from '../domain/fault.js';
import type { Records } from '../store/store.js';
import type { AccountsDeps } from './accounts-deps.js';
import { appendAudit } from './audit-log.js';
import { createLinks, type Links } from './links.js';
import { createPasskeys, type Passkeys } from './passkeys.js';
import { createPasswords, type Passwords } from './passwords.js';
import { createSecondFactor, type SecondFactor } from './second-factor.js';
import { createSessions, type Sessions } from './sessions.js';

export type { Caller, SignedIn } from './accounts-deps.js';
export { appendAudit, auditLogProblem } from './audit-log.js';
export { passwordCost, passwordLengthMin } from './password.js';
export { sessionAgeMsMax } from './session-rules.js';
export type { LinkView } from './links.js';

/** Every method is safe to call from many requests at once. */
export interface AccountsDoor {
  readonly links: Links;
  readonly passkeys: Passkeys;
  readonly passwords: Passwords;
  readonly secondFactor: SecondFactor;
  readonly sessions: Sessions;
  /** In the order they were made, with the disabled ones. */
  list(): Promise<readonly Account[]>;
  /** Faults: `not-found`; `conflict` when no owner would be left. */
  changeRole(by: Account, accountId: string, role: Role): Promise<void>;
  /** Ends the sessions of the account, too. Faults: `not-found`; `conflict` as above. */
  disable(by: Account, accountId: string): Promise<void>;
  /** Lets a disabled account sign in again. Fault `not-found`. */
  enable(by: Account, accountId: string): Promise<void>;
}

export function createAccounts(deps: AccountsDeps): AccountsDoor {
  const { store, clock } = deps;

  function change(
    by: Account,
    accountId: string,
    action: string,
    patch: Pick<Partial<Account>, 'role'> & { readonly disabledAt?: number | undefined },
  ): Promise<void> {
    return store.transaction(async (tx) => {
      const account = await tx.accounts.find(accountId);
      if (account === undefined) throw new Fault('not-found', 'There is no such account.');
      await tx.accounts.change(accountId, patch);
      await requireOwner(tx);
      if (patch.disabledAt !== undefined) await tx.deskSessions.removeOf(accountId);
      const subject = `account:${accountId}`;
      await appendAudit(tx, { at: clock(), accountId: by.id, action, subject });
    });
  }

  return {
    links: createLinks(deps),
    passkeys: createPasskeys(deps),
    passwords: createPasswords(deps),
    secondFactor: createSecondFactor(deps),
    sessions: createSessions(deps),
    list: () => store.accounts.list(),
    changeRole: (by, id, role) => change(by, id, `account.made-${role}`, { role }),
    disable: (by, id) => change(by, id, 'account.disabled', { disabledAt: clock() }),
    enable: (by, id) => change(by, id, 'account.enabled', { disabledAt: undefined }),
  };
}

async function requireOwner(tx: Records): Promise<void> {
  const accounts = await tx.accounts.list();
  if (accounts.some(({ role, disabledAt }) => role === 'owner' && disabledAt === undefined)) return;
  throw new Fault('conflict', 'A newsroom needs an owner. Make another account the owner first.');
}
