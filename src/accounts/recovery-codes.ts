// Recovery codes replace a lost second factor. Each works once.

import { hashSecret, type RandomBytes } from './secret.js';

const codesCount = 10;
const codeLetters = 12;
/** Crockford's base 32: no I, L, O, U, which are misread. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Ten codes of 60 random bits each, as `ABCD-EFGH-JKMN`. Shown once; only hashes are stored. */
export function newRecoveryCodes(random: RandomBytes): readonly string[] {
  return Array.from({ length: codesCount }, () => {
    const letters = Array.from(random(codeLetters), (byte) => alphabet.charAt(byte % 32)).join('');
    return [letters.slice(0, 4), letters.slice(4, 8), letters.slice(8)].join('-');
  });
}

/** The stored form of a code as typed. Case, spaces, dashes, I for 1 and O for 0 do not count. */
export function hashRecoveryCode(typed: string): string {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
  return hashSecret(`recovery:${plain}`);
}
