import { describe, expect, test } from 'vitest';
import { bare, flagOf, withoutOutlet } from './headline.js';
import { outletsById } from './newsroom.contract.js';

const telegraph = outletsById.get('orsk-telegraph');
const cut = (headline: string, take: typeof bare): string => {
  const { start, end } = take(headline, telegraph);
  return headline.slice(start, end);
};

test.each([
  ['Army retakes Arva - The Orsk Telegraph', 'Army retakes Arva'],
  ['Army retakes Arva | Orsk Telegraph', 'Army retakes Arva'],
  ['Army retakes Arva – World – Orsk Telegraph', 'Army retakes Arva – World'],
  ['Army retakes Arva — orsk-telegraph.example', 'Army retakes Arva'],
  ['Orsk Telegraph: Army retakes Arva', 'Army retakes Arva'],
  ['  Army retakes Arva  ', 'Army retakes Arva'],
  ['Army retakes Arva – Kremna', 'Army retakes Arva – Kremna'],
  ['Army retakes Arva - Norwire', 'Army retakes Arva - Norwire'],
  ['The Orsk Telegraph', 'The Orsk Telegraph'],
  ['BREAKING: Army retakes Arva', 'BREAKING: Army retakes Arva'],
  ['', ''],
])('on a line: %s', (headline, shown) => {
  expect(cut(headline, withoutOutlet)).toBe(shown);
});

describe('in a title', () => {
  test.each([
    ['BREAKING: Army retakes Arva', 'Army retakes Arva', 'breaking'],
    ['Breaking news - Army retakes Arva', 'Breaking news - Army retakes Arva', undefined],
    ['UPDATE 2-Army retakes Arva', 'Army retakes Arva', 'update'],
    ['[VIDEO] Army retakes Arva', 'Army retakes Arva', 'video'],
    ['WATCH: Army retakes Arva - Orsk Telegraph', 'Army retakes Arva', 'watch'],
    ['Live | Army retakes Arva', 'Army retakes Arva', 'live'],
    ['Live music returns to Arva', 'Live music returns to Arva', undefined],
    ['Lead found in water of Arva', 'Lead found in water of Arva', undefined],
    ['Breaking:', 'Breaking:', 'breaking'],
  ])('%s', (headline, shown, flag) => {
    expect(cut(headline, bare)).toBe(shown);
    expect(flagOf(headline)).toBe(flag);
  });
});

test('a hostile headline is cut in a moment', () => {
  const started = performance.now();
  for (const pump of [' - ', '|', ' ', 'a:', '[(', 'update ']) cut(pump.repeat(50_000), bare);
  expect(performance.now() - started).toBeLessThan(200);
});
