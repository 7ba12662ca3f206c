import { expect, test } from 'vitest';
import { createLargeBodies } from './large-bodies.js';

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('three large bodies are held at once; the next one waits for a release', async () => {
  const bodies = createLargeBodies();
  const leases = Array.from({ length: 6 }, () => bodies.lease());
  const taken: number[] = [];
  for (const [index, lease] of leases.entries()) void lease.take().then(() => taken.push(index));
  await settle();
  expect(taken).toEqual([0, 1, 2]);
  leases[1]?.release();
  leases[1]?.release();
  await settle();
  expect(taken).toEqual([0, 1, 2, 3]);
  // One that gives up while it waits passes its place on.
  leases[4]?.release();
  leases[0]?.release();
  await settle();
  expect(taken).toContain(5);
});
