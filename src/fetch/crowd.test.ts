import { expect, test } from 'vitest';
import { createCrowd } from './crowd.js';

test('a host takes four; the others get places in a line, and come in when one leaves', () => {
  let now = 1_000;
  const crowd = createCrowd(() => now, 500);
  const enter = (host: string, times: number) =>
    Array.from({ length: times }, () => crowd.enter(host));
  expect(enter('a', 7)).toEqual([undefined, undefined, undefined, undefined, 1_500, 2_000, 2_500]);
  expect(enter('b', 1)).toEqual([undefined]);
  now = 1_500;
  expect(enter('a', 1)).toEqual([3_000]);
  crowd.leave('a');
  expect(enter('a', 2)).toEqual([undefined, 3_500]);
  now = 9_000;
  expect(enter('a', 1)).toEqual([9_500]);
});

test('without pauses nobody is sent away', () => {
  const crowd = createCrowd(() => 0, 0);
  for (let count = 0; count < 99; count += 1) expect(crowd.enter('a')).toBeUndefined();
});
