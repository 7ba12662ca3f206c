import { describe, expect, test } from 'vitest';
import { shippedKnowledge } from '../shipped.js';
import { readerWith } from './reader.fixture.js';
import { placesOf } from './packed-reading.js';
import type { MentionedPlaces } from './mentioned-places.js';

const knowledge = shippedKnowledge();
const { read } = readerWith(knowledge);

function placesIn(headline: string, text = '', language = 'en'): MentionedPlaces {
  return placesOf(read({ id: 'x', headline, text, language }));
}

const bitsOf = ({ low, high }: MentionedPlaces): string => `${low} ${high}`;
const none = '0 0';

describe('every line of regions.txt is needed', () => {
  test('its names are read as a country and as towns in it', () => {
    for (const { countries, towns } of knowledge.regions) {
      const country = bitsOf(placesIn(`x ${countries[0]} x`));
      expect(country).not.toBe(none);
      for (const name of [...countries, ...towns]) {
        expect([name, bitsOf(placesIn(`x ${name} x`))]).toEqual([name, country]);
        const isTown = towns.includes(name);
        expect([name, placesIn(`x ${name} x`).towns.length > 0]).toEqual([name, isTown]);
      }
    }
  });

  test('its names are not read as places without it', () => {
    const bare = readerWith({ ...knowledge, regions: [] });
    for (const name of knowledge.regions.flatMap(({ countries, towns }) => [
      ...countries,
      ...towns,
    ])) {
      const places = placesOf(bare.read({ id: 'x', headline: `x ${name} x`, text: '' }));
      expect([name, bitsOf(places), places.towns]).toEqual([name, none, []]);
    }
  });

  test('no place is in two lines', () => {
    const all = knowledge.regions.flatMap(({ countries, towns }) => [...countries, ...towns]);
    expect(all.filter((name, at) => all.indexOf(name) !== at)).toEqual([]);
  });
});

test('an unlisted name is a town after every word of locatives/, and only then', () => {
  const bare = readerWith({ ...knowledge, locatives: new Map() });
  for (const [language, words] of knowledge.locatives) {
    for (const word of words) {
      const headline = `x x x ${word} Varra x x`;
      expect([word, placesIn(headline, '', language).towns.length]).toEqual([word, 1]);
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
  expect(placesIn(headline).towns).toHaveLength(towns);
});

test('other languages name the same countries', () => {
  const norway = bitsOf(placesIn('Vote in Norway'));
  expect(bitsOf(placesIn('Votación en Noruega', '', 'es'))).toBe(norway);
  expect(bitsOf(placesIn('Голосование в Норвегии', '', 'ru'))).toBe(norway);
});

test('a country named only in the text is not one of the headline', () => {
  const places = placesIn('Parliament votes', 'The vote in Norway.');
  expect(bitsOf(places)).toBe(none);
  expect(places.allLow | places.allHigh).not.toBe(0);
});
