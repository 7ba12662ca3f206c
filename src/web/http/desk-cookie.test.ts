import { describe, expect, test } from 'vitest';
import { endedCookie, secretFrom, sessionCookie, tokenOf } from './desk-cookie.js';
import { deviceWords } from './device.js';

describe('the cookie of a session', () => {
  const secret = 'a'.repeat(43);
  test('is bound to the host over https', () => {
    expect(sessionCookie(secret, true, 5_000)).toBe(
      `__Host-muster-desk=${secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age=5; Secure`,
    );
    expect(endedCookie(false)).toBe('muster-desk=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0');
  });

  test.each([
    [`muster-desk=${secret}`, false, secret],
    [`a=b; muster-desk=${secret}; c=d`, false, secret],
    [`muster-desk=${secret}`, true, undefined],
    [`__Host-muster-desk=${secret}`, true, secret],
    ['muster-desk=', false, undefined],
    ['muster-desk=<script>', false, undefined],
    [`muster-desk=${'a'.repeat(5_000)}`, false, undefined],
    [undefined, false, undefined],
  ])('%s', (header, isSecure, found) => expect(secretFrom(header, isSecure)).toBe(found));

  test('gives a token that does not show the secret', () => {
    expect(tokenOf(secret)).toMatch(/^[\w-]{43}$/);
    expect(tokenOf(secret)).not.toBe(tokenOf('b'.repeat(43)));
  });
});

describe('a browser in words', () => {
  test.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox on Linux'],
    [
      'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/129.0 Mobile Safari/537.36',
      'Chrome on Android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1',
      'Safari on iOS',
    ],
    ['curl/8.1', 'an unknown browser'],
    [undefined, 'an unknown browser'],
  ])('%s', (header, words) => expect(deviceWords(header)).toBe(words));
});
