// The second factor of an account: sets it up, checks it at sign-in, switches it off.

import type { Account } from '../domain/account.js';
import type { AccountsDeps, Caller } from './accounts-deps.js';
import { appendAudit } from './audit-log.js';
import type { SignIn } from './passwords.js';
import { hashRecoveryCode, newRecoveryCodes } from './recovery-codes.js';
import { hashSecret, newSecret } from './secret.js';
import { openSession } from './sessions.js';
import { newTotpSecret, totpAddress, totpStepOf } from './totp.js';
import { codeLimits, giveTryBack, takeTry } from './try-limits.js';

export interface SecondFactor {
  /** Finishes a sign-in with the ticket of `code-needed` and a code or a recovery code. */
  signIn(ticket: string, code: string, caller: Caller): Promise<SignIn | { kind: 'expired' }>;
  /** Makes a secret, which is not in use until it is confirmed. The ticket lasts 15 minutes. */
  begin(account: Account): Promise<{ ticket: string; secret: string; address: string }>;
  /** Switches the second factor on. Returns the recovery codes, or undefined for a wrong code. */
  confirm(account: Account, ticket: string, code: string): Promise<readonly string[] | undefined>;
  /** Switches it off and forgets the recovery codes. */
  remove(account: Account): Promise<void>;
}

const setupMs = 15 * 60_000;

export function createSecondFactor(deps: AccountsDeps): SecondFactor {
  const { store, clock, random, siteName } = deps;
  return {
    async signIn(ticket, code, caller) {
      const now = clock();
      const found = await store.tickets.find(hashSecret(ticket));
      if (found?.purpose !== 'second-factor' || found.accountId === undefined) {
        return { kind: 'expired' };
      }
      const { accountId } = found;
      const limits = codeLimits(accountId);
      const ms = await takeTry(store, limits, now);
      if (ms > 0) return { kind: 'wait', ms };
      return store.transaction(async (tx) => {
        const account = await tx.accounts.find(accountId);
        const used = account && patchFor(account, code, now);
        if (found.expiresAt < now || account === undefined || account.disabledAt !== undefined) {
          return { kind: 'expired' };
        }
        if (used === undefined) {
          const subject = `account:${accountId}`;
          await appendAudit(tx, { at: now, action: 'account.code-failed', subject });
          return { kind: 'refused' };
        }
        if ((await tx.tickets.take(found.id)) === undefined) return { kind: 'expired' };
        await giveTryBack(tx, limits);
        await tx.accounts.change(accountId, used);
        return { kind: 'signed-in', ...(await openSession(tx, account, caller, deps)) };
      });
    },
    async begin(account) {
      const secret = newTotpSecret(random);
      const ticket = newSecret(random);
      await store.tickets.add({
        id: hashSecret(ticket),
        purpose: 'totp-setup',
        accountId: account.id,
        data: secret,
        expiresAt: clock() + setupMs,
      });
      return { ticket, secret, address: totpAddress(secret, account.name, siteName) };
    },
    confirm: (account, ticket, code) =>
      store.transaction(async (tx) => {
        const now = clock();
        const found = await tx.tickets.find(hashSecret(ticket));
        const isOwn = found?.purpose === 'totp-setup' && found.accountId === account.id;
        if (!isOwn || found.data === undefined || found.expiresAt < now) return undefined;
        const step = totpStepOf(code, found.data, now);
        if (step === undefined) return undefined;
        const codes = newRecoveryCodes(random);
        await tx.tickets.take(found.id);
        await tx.accounts.change(account.id, {
          totpSecret: found.data,
          totpStep: step,
          recoveryHashes: codes.map(hashRecoveryCode),
        });
        const fact = { at: now, accountId: account.id, action: 'account.second-factor-on' };
        await appendAudit(tx, fact);
        return codes;
      }),
    remove: (account) =>
      store.transaction(async (tx) => {
        const off = { totpSecret: undefined, totpStep: undefined, recoveryHashes: [] };
        await tx.accounts.change(account.id, off);
        const fact = { at: clock(), accountId: account.id, action: 'account.second-factor-off' };
        await appendAudit(tx, fact);
      }),
  };
}

/** What accepting a code changes in its account; undefined when the code is wrong. */
function patchFor(
  { totpSecret, totpStep, recoveryHashes }: Account,
  code: string,
  now: number,
): { totpStep: number } | { recoveryHashes: readonly string[] } | undefined {
  if (totpSecret === undefined) return undefined;
  const step = totpStepOf(code, totpSecret, now, totpStep);
  if (step !== undefined) return { totpStep: step };
  const hash = hashRecoveryCode(code);
  if (!recoveryHashes.includes(hash)) return undefined;
  return { recoveryHashes: recoveryHashes.filter((one) => one !== hash) };
}
