// Sessions of the desk: a secret in a cookie, its hash in the store.

import { may, type Account } from '../domain/account.js';
import type { DeskSession } from '../domain/desk-session.js';
import type { Records } from '../store/store.js';
import type { AccountsDeps, Caller, SignedIn } from './accounts-deps.js';
import { appendAudit } from './audit-log.js';
import { hashSecret, newSecret } from './secret.js';
import { sessionAgeMsMax, sessionIdleMsMax, sessionState } from './session-rules.js';

/** A session that was just opened. */
export interface OpenedSession extends SignedIn {
  /** Goes into the cookie and is stored nowhere. */
  readonly secret: string;
}

export interface Sessions {
  /** The account that a cookie's secret signs in; undefined when the session ended. */
  find(secret: string): Promise<SignedIn | undefined>;
  /** The sessions of an account, the last used first. */
  list(accountId: string): Promise<readonly DeskSession[]>;
  /** Ends one session of an account. Idempotent. */
  end(account: Account, sessionId: string): Promise<void>;
  /** Ends all sessions of an account but one. Returns how many ended. */
  endOthers(account: Account, exceptId: string): Promise<number>;
}

export function createSessions({ store, clock }: AccountsDeps): Sessions {
  return {
    async find(secret) {
      const session = await store.deskSessions.find(hashSecret(secret));
      if (session === undefined) return undefined;
      const state = sessionState(session, clock());
      const account = await store.accounts.find(session.accountId);
      if (state.kind === 'ended' || account === undefined || !may(account, 'read-desk')) {
        await store.deskSessions.remove(session.id);
        return undefined;
      }
      if (state.isDue) await store.deskSessions.change(session.id, { seenAt: clock() });
      return { account, session };
    },
    list: (accountId) => store.deskSessions.list({ accountId }),
    end: (account, sessionId) =>
      store.transaction(async (tx) => {
        const session = await tx.deskSessions.find(sessionId);
        if (session?.accountId !== account.id) return;
        await tx.deskSessions.remove(sessionId);
        await appendAudit(tx, { at: clock(), accountId: account.id, action: 'session.ended' });
      }),
    endOthers: (account, exceptId) =>
      store.transaction(async (tx) => {
        const ended = await tx.deskSessions.removeOf(account.id, exceptId);
        await appendAudit(tx, { at: clock(), accountId: account.id, action: 'sessions.ended' });
        return ended;
      }),
  };
}

/** Opens a session in the transaction of what signed the account in. */
export async function openSession(
  tx: Records,
  account: Account,
  { device }: Caller,
  { clock, random }: Pick<AccountsDeps, 'clock' | 'random'>,
): Promise<OpenedSession> {
  const now = clock();
  const secret = newSecret(random);
  const session = {
    id: hashSecret(secret),
    accountId: account.id,
    createdAt: now,
    seenAt: now,
    device,
  };
  await tx.deskSessions.removeOld(now - sessionIdleMsMax, now - sessionAgeMsMax);
  await tx.tickets.removeExpired(now);
  await tx.deskSessions.add(session);
  await appendAudit(tx, { at: now, accountId: account.id, action: 'account.signed-in' });
  return { secret, account, session };
}
