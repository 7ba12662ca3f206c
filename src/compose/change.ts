// Stores a change of a roundup that must still be as the editor saw it.

import { appendAudit } from '../accounts/accounts.js';
import type { Account } from '../domain/account.js';
import { Fault } from '../domain/fault.js';
import type { Roundup } from '../domain/roundup.js';
import type { Records } from '../store/store.js';
import { composed, type Composed, type ComposerDeps } from './composed.js';
import { patchFrom } from './parts.js';

/** How many versions of one roundup are kept. */
export const versionsMax = 200;

export interface ChangeRequest {
  readonly account: Account;
  /** The roundup's id. */
  readonly id: string;
  /** The version that the editor saw. */
  readonly ifVersion: number;
  /** The name of the change in versions and in the audit log. */
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
  request: ChangeRequest,
  make: Change,
): Promise<Composed> {
  const outcome = await deps.store.transaction(async (tx): Promise<Composed | Fault> => {
    const before = await composed(tx, request.id, deps);
    const after = await make(before, tx);
    if (before.roundup.version === request.ifVersion) {
      return save(tx, request, before.roundup, after, deps);
    }
    await keepVersion(tx, { ...request, what: 'refused' }, after, deps);
    return new Fault('conflict', 'Somebody else has changed this page. Yours is kept.');
  });
  // Thrown only now, so that the kept version is committed.
  if (outcome instanceof Fault) throw outcome;
  return outcome;
}

async function save(
  tx: Records,
  request: ChangeRequest,
  before: Roundup,
  after: Roundup,
  deps: ComposerDeps,
): Promise<Composed> {
  const known = await tx.roundupVersions.list({ roundupId: after.id, limit: 1 });
  if (known.length === 0) await keepVersion(tx, { ...request, what: 'made' }, before, deps);
  await tx.roundups.change(after.id, patchFrom(before, after), { ifVersion: request.ifVersion });
  await keepVersion(tx, request, after, deps);
  await audit(tx, request, deps);
  if (after.publishedAt !== undefined) {
    await tx.outbox.add('roundups.published', { roundupIds: [after.id] });
  }
  return composed(tx, after.id, deps);
}

/** Stores the roundup as a version. Drops the oldest beyond `versionsMax`. */
export function keepVersion(
  tx: Records,
  { account, what }: Pick<ChangeRequest, 'account' | 'what'>,
  roundup: Roundup,
  { newId, clock }: ComposerDeps,
): Promise<void> {
  const version = { id: newId(), roundupId: roundup.id, at: clock(), what, roundup };
  return tx.roundupVersions.add({ ...version, accountId: account.id }, versionsMax);
}

/** Appends the change to the audit log. */
export function audit(
  tx: Records,
  { account, id, what }: ChangeRequest,
  { clock }: ComposerDeps,
): Promise<void> {
  const subject = `roundup:${id}`;
  const action = `roundup.${what}`;
  return appendAudit(tx, { at: clock(), accountId: account.id, action, subject });
}
