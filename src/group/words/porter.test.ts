import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stemEnglish } from './porter.js';

interface Stemmers {
  newStemmer(language: string): { stem(word: string): string };
}
const generic = (createRequire(import.meta.url)('snowball-stemmers') as Stemmers).newStemmer(
  'english',
);

const starts =
  'hop hope conflat y gener commun arsen relat ski cr agre national sky boy e by'.split(' ');
const ends =
  'ing ed edly ingly eed eedly s es ies ied sses us ness fulness ousness ational ization ation ' +
  'ator alism aliti ivity iveness bly logy fully lessly ly ally ative alize icate ical ement ' +
  "ment ent ion y 's le";
const words = fc
  .tuple(
    fc.constantFrom(...starts),
    fc.array(fc.constantFrom(...ends.split(' ')), { maxLength: 3 }),
  )
  .map(([start, some]) => start + some.join(''));
const letters = fc
  .array(fc.constantFrom(...'aeiouybcdlnrstwxé'), { maxLength: 9 })
  .map((some) => some.join(''));

describe('English stems', () => {
  test('equal those of the generic stemmer', () => {
    fc.assert(
      fc.property(fc.oneof(words, letters), (word) => {
        expect(stemEnglish(word)).toBe(generic.stem(word));
      }),
      { numRuns: 3_000 },
    );
  });

  test.each([
    ['killings', 'kill'],
    ['recaptured', 'recaptur'],
    ['dying', 'die'],
    ['generously', 'generous'],
    ['news', 'news'],
  ])('%s → %s', (word, stem) => {
    expect(stemEnglish(word)).toBe(stem);
  });

  test.each([
    ['harris', 'harry'],
    ['hamas', 'hama'],
    ['greene', 'green'],
    ['maine', 'main'],
    ['denis', 'denies'],
    ['manning', 'man'],
    ['university', 'universe'],
    ['authorities', 'authors'],
    ['emergency', 'emerging'],
  ])('%s and %s have different stems', (one, other) => {
    expect(stemEnglish(one)).not.toBe(stemEnglish(other));
  });
});
