import fc from 'fast-check';
import { expect, test } from 'vitest';
import { titleCase } from './title-case.js';

test.each([
  ['army retakes town from the rebels', 'Army Retakes Town From The Rebels'],
  ['army re-enters arva', 'Army Re-Enters Arva'],
  ['velia’s army, backed by orsk', 'Velia’s Army, Backed By Orsk'],
  ["army 'back in control' of “old town”", "Army 'Back In Control' Of “Old Town”"],
  ['iPhone maker sues eBay', 'iPhone Maker Sues eBay'],
  ['UN and NATO chiefs meet', 'UN And NATO Chiefs Meet'],
  ['6-year-old found after 3rd day', '6-Year-Old Found After 3rd Day'],
  ['o’hara and l’équipe', 'O’hara And L’équipe'],
  ['écoles fermées à arva', 'Écoles Fermées À Arva'],
  ['ßtraße', 'ßtraße'],
  ['(photos) army/rebels', '(Photos) Army/Rebels'],
  ['', ''],
])('%s', (text, cased) => {
  expect(titleCase(text)).toBe(cased);
});

test('applying it twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(titleCase(titleCase(text))).toBe(titleCase(text));
    }),
  );
});
