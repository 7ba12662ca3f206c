import { describe, expect, test } from 'vitest';
import { shippedKnowledge } from '../shipped.js';
import { readerWith } from './reader.fixture.js';
import { placesOf } from './packed-reading.js';
import type { MentionedPlaces } from './mentioned-places.js';

const knowledge = shippedKnowledge();
const { read } = readerWith(knowledge);

function whereabouts(headline: string, text = '', language = 'en'): MentionedPlaces {
  return placesOf(read({ id: 'x', headline, text, language }));
}

const bitsOf = ({ low, high }: MentionedPlaces): string => `${low} ${high}`;
const none = '0 0';

describe('every line of regions.txt earns its place', () => {
  test('a country is read as one, and its towns as towns in it', () => {
    for (const { countries, towns } of knowledge.regions) {
      const country = bitsOf(whereabouts(`x ${countries[0]} x`));
      expect(country).not.toBe(none);
      for (const name of [...countries, ...towns]) {
        expect([name, bitsOf(whereabouts(`x ${name} x`))]).toEqual([name, country]);
        const isTown = towns.includes(name);
        expect([name, whereabouts(`x ${name} x`).towns.length > 0]).toEqual([name, isTown]);
      }
    }
  });

  test('and would not be without it', () => {
    const bare = readerWith({ ...knowledge, regions: [] });
    for (const name of knowledge.regions.flatMap(({ countries, towns }) => [
      ...countries,
      ...towns,
    ])) {
      const where = placesOf(bare.read({ id: 'x', headline: `x ${name} x`, text: '' }));
      expect([name, bitsOf(where), where.towns]).toEqual([name, none, []]);
    }
  });

  test('no place lies in two', () => {
    const all = knowledge.regions.flatMap(({ countries, towns }) => [...countries, ...towns]);
    expect(all.filter((name, at) => all.indexOf(name) !== at)).toEqual([]);
  });
});

test('after every word of locatives/ a name nobody lists is a town’s, and not without', () => {
  const bare = readerWith({ ...knowledge, locatives: new Map() });
  for (const [language, words] of knowledge.locatives) {
    for (const word of words) {
      const headline = `x x x ${word} Varra x x`;
      expect([word, whereabouts(headline, '', language).towns.length]).toEqual([word, 1]);
      expect(placesOf(bare.read({ id: 'x', headline, text: '', language })).towns).toEqual([]);
    }
  }
});

test.each([
  ['Strike on Halden in Ostmark kills 12', 2],
  ['Strike on halden market', 0],
  ['Strike On Halden Market Kills Twelve', 0],
  ['Strike on Monday kills 12', 0],
  ['Strike on ISIS and TV station', 0],
  ['Strike on New York harbour', 1],
  ['Blast in Paris, not in Lyon or Lille, says mayor', 2],
])('“%s” names %i towns', (headline, towns) => {
  expect(whereabouts(headline).towns).toHaveLength(towns);
});

test('other languages name the same countries', () => {
  const norway = bitsOf(whereabouts('Vote in Norway'));
  expect(bitsOf(whereabouts('Votación en Noruega', '', 'es'))).toBe(norway);
  expect(bitsOf(whereabouts('Голосование в Норвегии', '', 'ru'))).toBe(norway);
});

test('what the text names counts as said, not as where it happened', () => {
  const where = whereabouts('Parliament votes', 'The vote in Norway.');
  expect(bitsOf(where)).toBe(none);
  expect(where.allLow | where.allHigh).not.toBe(0);
});
