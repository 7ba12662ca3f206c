// How often a sign-in may fail. A stranger cannot lock an owner out: no limit counts the failures
// of one account from all addresses together, and a passkey or the owner's link is not limited by
// failed passwords.

import type { Allowance } from '../domain/allowance.js';

export interface LimitRule {
  readonly failuresMax: number;
  readonly perMs: number;
}

const quarterHourMs = 15 * 60_000;

/** By account and address. */
export const pairRule: LimitRule = { failuresMax: 5, perMs: quarterHourMs };
/** By address, whatever the account. */
export const addressRule: LimitRule = { failuresMax: 20, perMs: quarterHourMs };

/** Milliseconds to wait before the next try; 0 when a try is allowed now. */
export function waitMs(stored: Allowance | undefined, rule: LimitRule, now: number): number {
  const { left } = refilled(stored, rule, now);
  return left >= 1 ? 0 : Math.ceil(((1 - left) * rule.perMs) / rule.failuresMax);
}

/** The allowance after one more failure. */
export function afterFailure(
  stored: Allowance | undefined,
  rule: LimitRule,
  now: number,
): Allowance {
  const { left } = refilled(stored, rule, now);
  return { left: Math.max(0, left - 1), at: now };
}

/** A clock that was set back fills nothing and takes nothing. */
function refilled(stored: Allowance | undefined, rule: LimitRule, now: number): Allowance {
  if (stored === undefined) return { left: rule.failuresMax, at: now };
  const passedMs = Math.max(0, now - stored.at);
  const left = stored.left + (passedMs * rule.failuresMax) / rule.perMs;
  return { left: Math.min(rule.failuresMax, left), at: now };
}
