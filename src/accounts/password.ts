// Passwords of desk accounts: which are accepted, and how they are hashed at rest.

import { scrypt, timingSafeEqual } from 'node:crypto';

/** N = 2^17, with r = 8 and p = 1: OWASP's first choice for scrypt. One hash takes 128 MiB. */
export const passwordCost = 17;
const blockSize = 8;
const parallelization = 1;
const keyBytes = 32;
const saltBytes = 16;

export const passwordLengthMin = 10;
export const passwordLengthMax = 200;

/** Common passwords of the accepted length; compared without case, digits and signs at the end. */
const common = new Set(
  (
    'password passwort passw0rd qwertyuiop qwertyuiopasd asdfghjkl zxcvbnm 1234567890 0123456789 ' +
    '0987654321 iloveyou sunshine princess football baseball superman starwars trustno1 letmein ' +
    'welcome administrator administrat changeme changeit whatever computer internet michelle ' +
    'jennifer liverpool qwerty123456 qwertyqwerty abcdefghij abcdefghijk abc123abc123 ' +
    'passwordpassword muster mustermuster roundup newsroom'
  ).split(' '),
);

/** Why a password is refused, as a sentence for its owner; undefined when it is accepted. */
export function passwordProblem(password: string, accountName: string): string | undefined {
  const length = [...password].length;
  if (length < passwordLengthMin) {
    return `A password has at least ${passwordLengthMin} characters. A few words are easy to type.`;
  }
  if (length > passwordLengthMax) {
    return `A password has at most ${passwordLengthMax} characters.`;
  }
  const plain = password.toLowerCase().normalize('NFKC');
  if (accountName !== '' && plain.includes(accountName.toLowerCase())) {
    return 'The password contains the name of the account.';
  }
  const stem = plain.replace(/[^\p{L}]{1,20}$/u, '');
  if (common.has(plain) || common.has(stem) || new Set(plain).size < 4) {
    return 'This password is among the first that are guessed.';
  }
  return undefined;
}

/**
 * The hash with its parameters and salt, as one line.
 * @param salt 16 random bytes.
 * @param cost the binary logarithm of scrypt's N.
 */
export async function hashPassword(
  password: string,
  salt: Uint8Array,
  cost: number,
): Promise<string> {
  if (salt.length < saltBytes) throw new RangeError(`The salt has fewer than ${saltBytes} bytes.`);
  const key = await derive(password, salt, cost, blockSize, parallelization);
  return ['scrypt', cost, blockSize, parallelization, encode(salt), encode(key)].join('$');
}

/** Whether the password belongs to the hash. A hash that cannot be read belongs to no password. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [kind, cost, r, p, salt, key] = hash.split('$');
  if (kind !== 'scrypt' || salt === undefined || key === undefined) return false;
  const wanted = Buffer.from(key, 'base64url');
  const parameters = [Number(cost), Number(r), Number(p)] as const;
  const given = await derive(password, Buffer.from(salt, 'base64url'), ...parameters);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/**
 * The hash of no password. A sign-in with an unknown name is checked against it, so that it takes
 * as long as one with a known name.
 */
export function nobodysHash(cost: number): string {
  const parameters = [cost, blockSize, parallelization];
  return ['scrypt', ...parameters, 'AAAAAAAAAAAAAAAAAAAAAA', 'A'.repeat(43)].join('$');
}

function derive(
  password: string,
  salt: Uint8Array,
  cost: number,
  r: number,
  p: number,
): Promise<Buffer> {
  const N = 2 ** cost;
  const options = { N, r, p, maxmem: 256 * N * r };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyBytes, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

function encode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
