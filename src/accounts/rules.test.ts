import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { auditProblem, nextAuditEntry } from './audit-chain.js';
import { hashPassword, isPassword, nobodysHash, passwordProblem } from './password.js';
import { hashRecoveryCode, newRecoveryCodes } from './recovery-codes.js';
import { sessionAgeMsMax, sessionIdleMsMax, sessionState } from './session-rules.js';
import type { AuditEntry } from '../domain/audit.js';
import type { Allowance } from '../domain/allowance.js';
import { addressRule, afterFailure, pairRule, waitMs } from './sign-in-limit.js';
import { newTotpSecret, totpAddress, totpStepOf } from './totp.js';

/** Counts up, so that each call gives other bytes. */
function countingBytes(): (count: number) => Uint8Array {
  let next = 0;
  return (count) => Uint8Array.from({ length: count }, () => next++ % 256);
}

describe('passwords', () => {
  test.each([
    ['tomato bicycle', undefined],
    ['пароль из слов', undefined],
    ['🐢🐢🐘🐘🦊🦊🐙🐙🐝🐝', undefined],
    ['short', 'A password has at least 10 characters. A few words are easy to type.'],
    ['x'.repeat(201), 'A password has at most 200 characters.'],
    ['Password123!', 'This password is among the first that are guessed.'],
    ['1234567890', 'This password is among the first that are guessed.'],
    ['aaaaaaaaaaaa', 'This password is among the first that are guessed.'],
    ['ana-2026-news', 'The password contains the name of the account.'],
  ])('%s', (password, problem) => expect(passwordProblem(password, 'Ana')).toBe(problem));

  test('a hash belongs to its password alone, in any form of its letters', async () => {
    const hash = await hashPassword('caf\u00e9 au lait', new Uint8Array(16).fill(7), 17);
    expect(hash).toMatch(/^scrypt\$17\$8\$1\$/);
    expect(await isPassword('cafe\u0301 au lait', hash)).toBe(true);
    expect(await isPassword('cafe au lait', hash)).toBe(false);
    expect(await isPassword('cafe au lait', nobodysHash(10))).toBe(false);
    expect(await isPassword('cafe au lait', 'nonsense')).toBe(false);
  });
});

describe('the second factor', () => {
  // RFC 6238, appendix B: the SHA-1 secret and the last six of its eight digits.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  test.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('at %i s the code is %s', (seconds, code) => {
    expect(totpStepOf(code, secret, seconds * 1_000)).toBe(Math.floor(seconds / 30));
  });

  test('one step early or late is accepted, two are not', () => {
    const at = (seconds: number) => totpStepOf('287082', secret, seconds * 1_000);
    expect([at(29), at(30), at(89), at(90)]).toEqual([1, 1, 1, undefined]);
  });

  test('no code is accepted twice', () => {
    expect(totpStepOf('287082', secret, 59_000, 1)).toBeUndefined();
    expect(totpStepOf('287 082', secret, 59_000, 0)).toBe(1);
  });

  test.each(['', '28708', '2870822', 'abcdef', '-87082'])('%s is no code', (code) => {
    expect(totpStepOf(code, secret, 59_000)).toBeUndefined();
  });

  test('the address names site and account', () => {
    const made = newTotpSecret(countingBytes());
    expect(totpAddress(made, 'ana', 'The Roundup')).toMatch(
      new RegExp(`^otpauth://totp/The%20Roundup:ana\\?.*secret=${made}`),
    );
  });
});

describe('recovery codes', () => {
  test('are ten, distinct, and read as people type them', () => {
    expect(new Set(newRecoveryCodes(randomBytes)).size).toBe(10);
    expect(newRecoveryCodes(countingBytes())[0]).toBe('0123-4567-89AB');
    expect(hashRecoveryCode('o i23 4567 89ab')).toBe(hashRecoveryCode('0123-4567-89AB'));
    expect(hashRecoveryCode('0123-4567-89AC')).not.toBe(hashRecoveryCode('0123-4567-89AB'));
  });
});

describe('sessions', () => {
  const session = { id: 's', accountId: 'a', createdAt: 0, seenAt: 0, device: '' };
  test.each([
    [0, 0, { kind: 'valid', isDue: false }],
    [0, 61_000, { kind: 'valid', isDue: true }],
    [0, sessionIdleMsMax, { kind: 'valid', isDue: true }],
    [0, sessionIdleMsMax + 1, { kind: 'ended', why: 'idle' }],
    [sessionAgeMsMax, sessionAgeMsMax + 1, { kind: 'ended', why: 'age' }],
    [5_000, 0, { kind: 'valid', isDue: false }],
  ])('last used at %i, asked at %i: %j', (seenAt, now, state) => {
    expect(sessionState({ ...session, seenAt }, now)).toEqual(state);
  });
});

describe('the limit of failed sign-ins', () => {
  const failures = (count: number, rule = pairRule): Allowance | undefined =>
    Array.from({ length: count }).reduce<Allowance | undefined>(
      (stored) => afterFailure(stored, rule, 0),
      undefined,
    );

  test('five failures are free, then one comes back every three minutes', () => {
    expect(waitMs(failures(4), pairRule, 0)).toBe(0);
    expect(waitMs(failures(5), pairRule, 0)).toBe(180_000);
    expect(waitMs(failures(5), pairRule, 180_000)).toBe(0);
    expect(waitMs(failures(50), pairRule, 0)).toBe(180_000);
  });

  test('an address has twenty', () => {
    expect(waitMs(failures(19, addressRule), addressRule, 0)).toBe(0);
    expect(waitMs(failures(20, addressRule), addressRule, 0)).toBe(45_000);
  });

  test('a clock that was set back gives and takes nothing', () => {
    expect(waitMs({ left: 1, at: 1_000_000 }, pairRule, 0)).toBe(0);
    expect(waitMs({ left: 0, at: 1_000_000 }, pairRule, 0)).toBe(180_000);
  });
});

describe('the audit chain', () => {
  const firstProblem = (entries: readonly AuditEntry[]): string | undefined => {
    const check = auditProblem();
    return entries.map(check).find((problem) => problem !== undefined);
  };
  const first = nextAuditEntry(undefined, { at: 1, action: 'account.made', subject: 'account:1' });
  const second = nextAuditEntry(first, { at: 2, accountId: '1', action: 'account.signed-in' });
  const third = nextAuditEntry(second, { at: 3, accountId: '1', action: 'roundup.published' });

  test('holds for what was written', () => {
    expect(firstProblem([first, second, third])).toBeUndefined();
  });

  test.each([
    [
      'an altered entry',
      [first, { ...second, accountId: '2' }, third],
      'Entry 2 of the audit log was altered.',
    ],
    ['a removed entry', [first, third], 'Entry 2 of the audit log is missing.'],
    ['a removed beginning', [second, third], 'Entry 1 of the audit log is missing.'],
    [
      'a rewritten entry',
      [first, nextAuditEntry(first, { at: 2, action: 'x' }), third],
      'Entry 3 of the audit log was altered.',
    ],
  ])('shows %s', (_, entries, problem) => expect(firstProblem(entries)).toBe(problem));
});
