// Counts failed sign-ins in the store. A try is taken before the password is checked and given
// back when it was right, so that tries at the same time cannot exceed the limit.

import type { Allowance } from '../domain/allowance.js';
import type { Records, Store } from '../store/store.js';
import { hashSecret } from './secret.js';
import { addressRule, afterFailure, pairRule, waitMs, type LimitRule } from './sign-in-limit.js';

export interface Limit {
  readonly key: string;
  readonly rule: LimitRule;
}

/** The limits of a sign-in by name. Keys hold hashes: the store keeps no list of addresses. */
export function signInLimits(name: string, address: string): readonly Limit[] {
  return [
    { key: `sign-in:${hashSecret(`${name.toLowerCase()} ${address}`)}`, rule: pairRule },
    { key: `sign-in:${hashSecret(address)}`, rule: addressRule },
  ];
}

/** The limit of second-factor codes of one account, from all addresses. */
export const codeLimits = (accountId: string): readonly Limit[] => [
  { key: `code:${accountId}`, rule: addressRule },
];

/**
 * Takes one try of each limit. Returns 0, or the milliseconds to wait when a limit is used up;
 * then nothing is taken.
 */
export function takeTry(store: Store, limits: readonly Limit[], now: number): Promise<number> {
  return store.transaction(async (tx) => {
    const stored = await allowancesOf(tx, limits);
    const wait = Math.max(...limits.map(({ rule }, at) => waitMs(stored[at], rule, now)));
    if (wait > 0) return wait;
    for (const [at, { key, rule }] of limits.entries()) {
      await tx.allowances.put(key, afterFailure(stored[at], rule, now));
    }
    return 0;
  });
}

/** Gives back the try of a success. */
export async function giveTryBack(tx: Records, limits: readonly Limit[]): Promise<void> {
  const stored = await allowancesOf(tx, limits);
  for (const [at, { key, rule }] of limits.entries()) {
    const allowance = stored[at];
    if (allowance === undefined) continue;
    await tx.allowances.put(key, {
      ...allowance,
      left: Math.min(rule.failuresMax, allowance.left + 1),
    });
  }
}

async function allowancesOf(
  tx: Records,
  limits: readonly Limit[],
): Promise<readonly (Allowance | undefined)[]> {
  const found: (Allowance | undefined)[] = [];
  for (const { key } of limits) found.push(await tx.allowances.find(key));
  return found;
}
