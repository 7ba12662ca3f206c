import { expect, test } from 'vitest';
import { createHostQueue } from './host-queue.js';

test('a host takes four pages; further ones get a time to come back', () => {
  let now = 1_000;
  const queue = createHostQueue(() => now, 500);
  const enter = (host: string, times: number) =>
    Array.from({ length: times }, () => queue.enter(host));
  expect(enter('a', 7)).toEqual([undefined, undefined, undefined, undefined, 1_500, 2_000, 2_500]);
  expect(enter('b', 1)).toEqual([undefined]);
  now = 1_500;
  expect(enter('a', 1)).toEqual([3_000]);
  queue.leave('a');
  expect(enter('a', 2)).toEqual([undefined, 3_500]);
  now = 9_000;
  expect(enter('a', 1)).toEqual([9_500]);
});

test('without pauses there is no limit', () => {
  const queue = createHostQueue(() => 0, 0);
  for (let count = 0; count < 99; count += 1) expect(queue.enter('a')).toBeUndefined();
});
