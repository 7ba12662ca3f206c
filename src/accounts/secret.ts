// Random secrets that muster hands out once and stores only as hashes: session ids, sign-in
// links, recovery codes.

import { createHash } from 'node:crypto';

/** Returns `count` random bytes. Passed in, so that tests know them. */
export type RandomBytes = (count: number) => Uint8Array;

/** 256 bits: more than anyone can guess. */
const secretBytes = 32;

/** A secret for a cookie or a link, 43 characters of base64url. */
export function newSecret(random: RandomBytes): string {
  return Buffer.from(random(secretBytes)).toString('base64url');
}

/** What is stored of a secret: SHA-256, hex. A random secret needs no salt and no slow hash. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex');
}
