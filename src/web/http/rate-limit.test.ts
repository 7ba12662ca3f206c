import { expect, test } from 'vitest';
import { clientOf } from './client.js';
import { createRateLimiter } from './rate-limit.js';

function limiterAt(start: number) {
  const time = { now: start };
  const limit = { burstMs: 20, perSecondMs: 10, leastMs: 10, clientsMax: 10 };
  return { time, limiter: createRateLimiter(limit, () => time.now) };
}

test('allows a burst of cheap work, then a steady rate', () => {
  const { time, limiter } = limiterAt(0);
  const admit = (address: string) => limiter.admit(address, 0);
  expect([admit('a'), admit('a'), admit('a'), admit('b')]).toEqual([0, 0, 1, 0]);
  time.now = 1_000;
  expect([admit('a'), admit('a')]).toEqual([0, 1]);
  time.now = -5_000;
  expect(admit('a')).toBeGreaterThan(0);
});

test('costly work is charged at its true cost', () => {
  const { time, limiter } = limiterAt(0);
  expect(limiter.admit('a', 0)).toBe(0);
  limiter.settle('a', 0, 110);
  expect(limiter.admit('a', 0)).toBe(10);
  time.now = 9_000;
  expect(limiter.admit('a', 0)).toBe(1);
  time.now = 10_000;
  expect(limiter.admit('a', 0)).toBe(0);
});

test('requests at the same time are charged before their work ends', () => {
  const { limiter } = limiterAt(0);
  expect(limiter.admit('a', 50)).toBe(0);
  expect(limiter.admit('a', 50)).toBe(4);
});

test.each([
  ['198.51.100.7', '198.51.100.7'],
  ['::ffff:198.51.100.7', '198.51.100.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::7', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::', '2001:db8:1:2::/64'],
  ['2001:db8::7', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['unknown', 'unknown'],
  ['', ''],
])('%s is the client %s', (address, client) => expect(clientOf(address)).toBe(client));
