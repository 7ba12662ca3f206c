import { expect, test } from 'vitest';
import { secondMs } from '../domain/time.js';
import { StoreFault } from '../store/store.js';
import { outageWords } from './outage-words.js';

function listen() {
  const said: string[] = [];
  let now = 0;
  const words = outageWords({
    file: '/data/of/muster/muster.sqlite',
    clock: () => now,
    tell: (sentence) => said.push(sentence),
  });
  return { said, words, pass: (ms: number) => (now += ms) };
}

const full = new StoreFault('unavailable', 'The disk is full: nothing can be written.');

test('a full disk is told once, and its end once', () => {
  const { said, words, pass } = listen();
  words();
  expect(said).toEqual([]);
  words(full);
  words(full);
  pass(5 * secondMs);
  words(); // Small things still fit.
  words(full);
  expect(said).toEqual([
    'muster: The disk is full: no new reports are read or published. What is published can still ' +
      'be read. Make room on the disk that holds /data/of/muster; muster goes on by itself.',
  ]);
  pass(60 * secondMs);
  words();
  words();
  expect(said.slice(1)).toEqual(['muster: Writing works again; what waited goes on.']);
  words(full);
  expect(said).toHaveLength(3);
});

test('what no room mends is told as what it is', () => {
  const { said, words } = listen();
  words(new StoreFault('unavailable', 'The database file is broken.'));
  expect(said.join()).toMatch(/file is broken\..*muster restore FILE/);
});
