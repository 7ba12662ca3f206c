// Signing in with a password, and changing it.

import type { Account } from '../domain/account.js';
import { Fault } from '../domain/fault.js';
import type { AccountsDeps, Caller } from './accounts-deps.js';
import { appendAudit } from './audit-log.js';
import { hashPassword, isPassword, nobodysHash, passwordProblem } from './password.js';
import { hashSecret, newSecret } from './secret.js';
import { openSession, type OpenedSession } from './sessions.js';
import { giveTryBack, signInLimits, takeTry } from './try-limits.js';

export type SignIn =
  | ({ readonly kind: 'signed-in' } & OpenedSession)
  /** The password was right. `ticket` and a code of the second factor finish the sign-in. */
  | { readonly kind: 'code-needed'; readonly ticket: string }
  /** The answer is the same for an unknown name and a wrong password. */
  | { readonly kind: 'refused' }
  /** Too many tries failed. The next one is allowed after `ms` milliseconds. */
  | { readonly kind: 'wait'; readonly ms: number };

export interface Passwords {
  /** Fault `unavailable` when too many sign-ins wait. */
  signIn(name: string, password: string, caller: Caller): Promise<SignIn>;
  /**
   * Sets a new password and ends all sessions but `sessionId`.
   * @returns why it was refused, as a sentence; undefined when it was changed.
   */
  change(
    account: Account,
    current: string,
    next: string,
    sessionId: string,
  ): Promise<string | undefined>;
}

const ticketMs = 5 * 60_000;
const saltBytes = 16;
/** How many hashes may wait. They run one at a time, because each takes 128 MiB. */
const hashesWaitingMax = 20;

export function createPasswords(deps: AccountsDeps): Passwords {
  const { store, clock, random, passwordCost } = deps;
  const inTurn = createQueue();
  return {
    async signIn(name, password, caller) {
      const limits = signInLimits(name, caller.address);
      const ms = await takeTry(store, limits, clock());
      if (ms > 0) return { kind: 'wait', ms };
      const account = await store.accounts.findByName(name);
      const hash = account?.passwordHash ?? nobodysHash(passwordCost);
      const isRight = await inTurn(() => isPassword(password, hash));
      return store.transaction(async (tx) => {
        const now = clock();
        if (!isRight || account === undefined || account.disabledAt !== undefined) {
          const known = account && { subject: `account:${account.id}` };
          await appendAudit(tx, { at: now, action: 'account.sign-in-failed', ...known });
          return { kind: 'refused' };
        }
        await giveTryBack(tx, limits);
        if (account.totpSecret !== undefined) {
          const ticket = newSecret(random);
          const expiresAt = now + ticketMs;
          const id = hashSecret(ticket);
          await tx.tickets.add({ id, purpose: 'second-factor', accountId: account.id, expiresAt });
          return { kind: 'code-needed', ticket };
        }
        return { kind: 'signed-in', ...(await openSession(tx, account, caller, deps)) };
      });
    },
    async change(account, current, next, sessionId) {
      const problem = passwordProblem(next, account.name);
      if (problem !== undefined) return problem;
      const { passwordHash } = account;
      if (passwordHash !== undefined && !(await inTurn(() => isPassword(current, passwordHash)))) {
        return 'The current password is not right.';
      }
      const hash = await inTurn(() => hashPassword(next, random(saltBytes), passwordCost));
      await store.transaction(async (tx) => {
        await tx.accounts.change(account.id, { passwordHash: hash });
        await tx.deskSessions.removeOf(account.id, sessionId);
        const fact = { at: clock(), accountId: account.id, action: 'account.password-changed' };
        await appendAudit(tx, fact);
      });
      return undefined;
    },
  };
}

/** Runs one piece of work after another. Fault `unavailable` when too many wait. */
function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return (work) => {
    if (waiting >= hashesWaitingMax) {
      throw new Fault('unavailable', 'Too many people are signing in. Try again in a minute.');
    }
    waiting += 1;
    const result = last.then(work, work).finally(() => (waiting -= 1));
    last = result.catch(() => undefined);
    return result;
  };
}
