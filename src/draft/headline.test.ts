import { describe, expect, test } from 'vitest';
import { withoutFlags, flagsOtherKind, withoutOutlet } from './headline.js';
import { outletsById } from './newsroom.fixture.js';
import { processorMs } from '../../test/processor-time.fixture.js';

const telegraph = outletsById.get('orsk-telegraph');
const cut = (headline: string, take: typeof withoutFlags): string => {
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
    ['BREAKING: Army retakes Arva', 'Army retakes Arva', false],
    ['Breaking news - Army retakes Arva', 'Breaking news - Army retakes Arva', false],
    ['UPDATE 2-Army retakes Arva', 'Army retakes Arva', false],
    ['Soccer: Velia beat Orsk on penalties', 'Velia beat Orsk on penalties', false],
    ['Rowing club burns down', 'Rowing club burns down', false],
    ['EXCLUSIVE Army retakes Arva', 'Army retakes Arva', false],
    ['EXCLUSIVE-Army retakes Arva', 'Army retakes Arva', false],
    ['EXCLUSIVE PICTURES', 'EXCLUSIVE PICTURES', false],
    ['[VIDEO] Army retakes Arva', 'Army retakes Arva', true],
    ['WATCH: Army retakes Arva - Orsk Telegraph', 'Army retakes Arva', true],
    ['Live | Army retakes Arva', 'Army retakes Arva', true],
    ['FACTBOX-Arva, a river town', 'Arva, a river town', true],
    ['FACTBOX: Arva, a river town', 'Arva, a river town', true],
    ['EXPLAINER: Why Arva matters', 'Why Arva matters', true],
    ['ANALYSIS-Arva and after', 'Arva and after', true],
    ['PHOTOS: Arva at dawn', 'Arva at dawn', true],
    ['Live music returns to Arva', 'Live music returns to Arva', false],
    ['Lead found in water of Arva', 'Lead found in water of Arva', false],
    ['Maps of Arva: none left', 'Maps of Arva: none left', false],
    ['Breaking:', 'Breaking:', false],
  ])('%s', (headline, shown, other) => {
    expect(cut(headline, withoutFlags)).toBe(shown);
    expect(flagsOtherKind(headline)).toBe(other);
  });
});

test('a hostile headline is read quickly', () => {
  const started = processorMs();
  for (const pump of [' - ', '|', ' ', 'a:', '[(', 'update '])
    cut(pump.repeat(50_000), withoutFlags);
  expect(processorMs() - started).toBeLessThan(2_000);
});
