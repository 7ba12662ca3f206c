import { expect, test } from 'vitest';
import { secondMs } from '../domain/time.js';
import { StoreFault } from '../store/store.js';
import { createOutageReporter } from './outage-reporter.js';

function listen() {
  const printed: string[] = [];
  let now = 0;
  const report = createOutageReporter({
    database: { file: '/data/of/muster/muster.sqlite' },
    clock: () => now,
    print: (sentence) => printed.push(sentence),
  });
  return { printed, report, pass: (ms: number) => (now += ms) };
}

const full = new StoreFault('unavailable', 'The disk is full: nothing can be written.');

test('a full disk is reported once, and its end once', () => {
  const { printed, report, pass } = listen();
  report();
  expect(printed).toEqual([]);
  report(full);
  report(full);
  pass(5 * secondMs);
  report(); // Small writes still fit.
  report(full);
  expect(printed).toEqual([
    'muster: The disk is full: no new reports are read or published. Published pages can still ' +
      'be read. Make room on the disk that holds /data/of/muster; muster continues by itself.',
  ]);
  pass(60 * secondMs);
  report();
  report();
  expect(printed.slice(1)).toEqual(['muster: Writing works again; waiting work continues.']);
  report(full);
  expect(printed).toHaveLength(3);
});

test('a broken database is reported as broken', () => {
  const { printed, report } = listen();
  report(new StoreFault('unavailable', 'The database file is broken.'));
  expect(printed.join()).toMatch(/file is broken\..*muster restore FILE/);
});
