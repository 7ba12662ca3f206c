import { expect, test } from 'vitest';
import { createHostPacing } from './host-pacing.js';
import type { Sleep } from './wait.js';

/** A clock that advances only while everything waits. */
function fakeTime() {
  let now = 0;
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  const sleep: Sleep = (ms, signal) =>
    new Promise((resolve) => {
      const sleeper = { at: now + ms, wake: resolve };
      sleepers.push(sleeper);
      signal?.addEventListener('abort', () => resolve());
    });
  const pass = async (): Promise<void> => {
    for (;;) {
      for (let tick = 0; tick < 20; tick += 1) await Promise.resolve();
      sleepers.sort((a, b) => a.at - b.at);
      const next = sleepers.shift();
      if (next === undefined) return;
      now = Math.max(now, next.at);
      next.wake();
    }
  };
  return { clock: () => now, sleep, pass };
}

test('one host gets two requests at once, at intervals; other hosts do not wait', async () => {
  const { clock, sleep, pass } = fakeTime();
  const pacing = createHostPacing({ clock, sleep, spacingMs: 1_000, atOnceMax: 3 });
  const begun: string[] = [];
  let atOnce = 0;
  let most = 0;
  const work = (host: string, takesMs: number) =>
    pacing.run(host, async () => {
      begun.push(`${host} ${clock()}`);
      atOnce += 1;
      most = Math.max(most, atOnce);
      await sleep(takesMs);
      atOnce -= 1;
      return host;
    });
  const slow = [work('slow', 5_000), work('slow', 5_000), work('slow', 5_000)];
  const quick = [work('quick', 10), work('quick', 10), work('quick', 10)];
  await pass();
  expect(await Promise.all([...slow, ...quick])).toHaveLength(6);
  expect(begun.sort()).toEqual(
    ['slow 0', 'slow 1000', 'slow 5000', 'quick 0', 'quick 1000', 'quick 2000'].sort(),
  );
  expect(most).toBeLessThanOrEqual(3);
});

test('many requests for one host do not block another host', async () => {
  const { clock, sleep, pass } = fakeTime();
  const pacing = createHostPacing({ clock, sleep, spacingMs: 0, atOnceMax: 2 });
  const order: string[] = [];
  const work = (host: string) => pacing.run(host, async () => void order.push(host));
  const all = [...Array.from({ length: 20 }, () => work('crowd')), work('single')];
  await pass();
  await Promise.all(all);
  expect(order.indexOf('single')).toBeLessThan(8);
});

test('a failed request rejects for its caller only, and the next one runs', async () => {
  const { clock, sleep, pass } = fakeTime();
  const pacing = createHostPacing({ clock, sleep, spacingMs: 10, atOnceMax: 1 });
  const fails = pacing.run('a', () => Promise.reject(new Error('no')));
  const next = pacing.run('a', () => Promise.resolve('yes'));
  await expect(fails).rejects.toThrow('no');
  await pass();
  expect(await next).toBe('yes');
});

test('closing drops waiting work and lets running work end', async () => {
  const { clock, sleep } = fakeTime();
  const pacing = createHostPacing({ clock, sleep, spacingMs: 1_000, atOnceMax: 9 });
  let finish = (): void => undefined;
  const under = pacing.run(
    'a',
    () => new Promise<string>((resolve) => (finish = () => resolve('done'))),
  );
  const waiting = pacing.run('a', () => Promise.resolve('never'));
  pacing.close();
  expect(await waiting).toBeUndefined();
  expect(await pacing.run('b', () => Promise.resolve('never'))).toBeUndefined();
  finish();
  expect(await under).toBe('done');
});

test('a clock that is set back delays no request', async () => {
  let now = 1_000_000;
  const pacing = createHostPacing({
    clock: () => now,
    sleep: (ms) => ((now += ms), Promise.resolve()),
    spacingMs: 1_000,
    atOnceMax: 9,
  });
  await pacing.run('a', () => Promise.resolve());
  now = 5;
  await pacing.run('a', () => Promise.resolve());
  expect(now).toBeLessThan(2_000);
});
