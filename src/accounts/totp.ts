// The second factor: six digits that change every 30 seconds (RFC 6238).

import { Secret, TOTP } from 'otpauth';
import type { RandomBytes } from './secret.js';

const periodSeconds = 30;
/** One step early or late: clocks of phones differ, and people type slowly. */
const stepsOff = 1;
const secretBytes = 20;

/** A new shared secret, base32. */
export function newTotpSecret(random: RandomBytes): string {
  return new Secret({ buffer: Uint8Array.from(random(secretBytes)).buffer }).base32;
}

/** The address that an authenticator app reads from a code on the screen. */
export function totpAddress(secret: string, accountName: string, siteName: string): string {
  return totp(secret, accountName, siteName).toString();
}

/**
 * The 30-second step that a code belongs to, or undefined when it is wrong or was used before.
 * @param lastStep the step of the last accepted code. The same and earlier steps are refused.
 */
export function totpStepOf(
  code: string,
  secret: string,
  now: number,
  lastStep?: number,
): number | undefined {
  const digits = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return undefined;
  const delta = totp(secret, '', '').validate({ token: digits, timestamp: now, window: stepsOff });
  if (delta === null) return undefined;
  const step = Math.floor(now / 1_000 / periodSeconds) + delta;
  return lastStep !== undefined && step <= lastStep ? undefined : step;
}

function totp(secret: string, label: string, issuer: string): TOTP {
  return new TOTP({
    secret: Secret.fromBase32(secret),
    label,
    issuer,
    period: periodSeconds,
    digits: 6,
    algorithm: 'SHA1',
  });
}
