import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slugFor, slugLengthMax } from './slug.js';

describe('slugFor', () => {
  test.each([
    [
      'Syrian Army Backed By The Russia Air Force Have Recaptured Palmyra From The Islamic State',
      'syrian-army-backed-by-russia-air-force',
    ],
    ['The Harbour Of Ostrava Is Open Again', 'harbour-of-ostrava-is-open-again'],
    ["Veldt's Parliament Votes “No” -- Twice", 'veldts-parliament-votes-no-twice'],
    ['Größere Überschwemmung in Łódź', 'groessere-ueberschwemmung-in-lodz'],
    ['Землетрясение в Горске', 'zemletryasenie-v-gorske'],
    ['THE', 'the'],
    ['地震', 'blog-post'],
    ['', 'blog-post'],
    ['!!! ??? ...', 'blog-post'],
    [
      'Donaudampfschifffahrtsgesellschaftskapitaen Retires',
      'donaudampfschifffahrtsgesellschaftskapit',
    ],
  ])('%s', (title, slug) => {
    expect(slugFor(title)).toBe(slug.slice(0, slugLengthMax));
  });

  test('is plain, short and never empty, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
        const slug = slugFor(title);
        expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(slug.length).toBeLessThanOrEqual(slugLengthMax);
      }),
    );
  });
});
