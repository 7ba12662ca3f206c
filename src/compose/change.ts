// Stores a change of a roundup that must still be as the editor saw it.

import { appendAudit } from '../accounts/accounts.js';
import type { Account } from '../domain/account.js';
import { Fault } from '../domain/fault.js';
import type { Roundup } from '../domain/roundup.js';
import type { Records } from '../store/store.js';
import { composed, type Composed, type ComposerDeps } from './composed.js';
import { cleared } from './parts.js';

/** Versions kept of one roundup. */
export const versionsMax = 200;

export interface Wish {
  readonly account: Account;
  /** Of the roundup. */
  readonly id: string;
  readonly ifVersion: number;
  /** What is done, as versions name it. */
  readonly what: string;
}

/** Makes the new state from the old one. */
export type Change = (before: Composed, tx: Records) => Promise<Roundup> | Roundup;

/**
 * Stores the new state with a version and an audit entry. When the roundup has changed since, the
 * refused state is kept as a version, and a Fault `conflict` is thrown.
 */
export async function changeRoundup(
  deps: ComposerDeps,
  wish: Wish,
  make: Change,
): Promise<Composed> {
  const outcome = await deps.store.transaction(async (tx): Promise<Composed | Fault> => {
    const before = await composed(tx, wish.id, deps);
    const after = await make(before, tx);
    if (before.roundup.version === wish.ifVersion) {
      return save(tx, wish, before.roundup, after, deps);
    }
    await keepVersion(tx, { ...wish, what: 'refused' }, after, deps);
    return new Fault('conflict', 'Somebody else has changed this page. Yours is kept.');
  });
  // Thrown only now, so that the kept version is committed.
  if (outcome instanceof Fault) throw outcome;
  return outcome;
}

async function save(
  tx: Records,
  wish: Wish,
  before: Roundup,
  after: Roundup,
  deps: ComposerDeps,
): Promise<Composed> {
  const known = await tx.roundupVersions.list({ roundupId: after.id, limit: 1 });
  if (known.length === 0) await keepVersion(tx, { ...wish, what: 'made' }, before, deps);
  await tx.roundups.change(after.id, cleared(before, after), { ifVersion: wish.ifVersion });
  await keepVersion(tx, wish, after, deps);
  await audit(tx, wish, deps);
  if (after.publishedAt !== undefined) {
    await tx.outbox.add('roundups.published', { roundupIds: [after.id] });
  }
  return composed(tx, after.id, deps);
}

export function keepVersion(
  tx: Records,
  { account, what }: Pick<Wish, 'account' | 'what'>,
  roundup: Roundup,
  { newId, clock }: ComposerDeps,
): Promise<void> {
  const version = { id: newId(), roundupId: roundup.id, at: clock(), what, roundup };
  return tx.roundupVersions.add({ ...version, accountId: account.id }, versionsMax);
}

export function audit(
  tx: Records,
  { account, id, what }: Wish,
  { clock }: ComposerDeps,
): Promise<void> {
  const subject = `roundup:${id}`;
  const action = `roundup.${what}`;
  return appendAudit(tx, { at: clock(), accountId: account.id, action, subject });
}
