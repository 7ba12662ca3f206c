// Texts and search words in the notation of tsvector and tsquery.
// https://www.postgresql.org/docs/15/datatype-textsearch.html

import type { SearchTerm, SearchWords } from '../search-words.js';
import { stemOf, wordsIn } from './words.js';

/** How much a match in each text counts; A counts most. */
const weights = { title: 'A', lead: 'B', excerpt: 'D', headlines: 'C', outlets: 'C' } as const;

/** Parts the texts of a roundup, so that no phrase is found across them. */
const gap = 10;
const positionMax = 16_383;
const occurrencesMax = 255;
/** A tsvector has at most 1 MiB. */
const stemsMax = 20_000;

export function vectorOf(texts: Readonly<Record<keyof typeof weights, string>>): string {
  const places = new Map<string, string[]>();
  let position = 0;
  for (const [name, weight] of Object.entries(weights)) {
    for (const { stem } of wordsIn(texts[name as keyof typeof weights])) {
      position = Math.min(position + 1, positionMax);
      const known = places.get(stem) ?? [];
      if (known.length === 0 && places.size === stemsMax) continue;
      if (known.length < occurrencesMax) places.set(stem, [...known, `${position}${weight}`]);
    }
    position += gap;
  }
  return [...places].map(([stem, where]) => `'${stem}':${where.join(',')}`).join(' ');
}

/** Returns undefined when there is nothing to search for. */
export function queryOf({ wanted, unwanted }: SearchWords): string | undefined {
  const all = wanted.map(phraseOf).filter((phrase) => phrase !== '');
  const none = unwanted.map(phraseOf).filter((phrase) => phrase !== '');
  if (all.length === 0) return undefined;
  return [...all.map((phrase) => `(${phrase})`), ...none.map((phrase) => `!(${phrase})`)].join(
    ' & ',
  );
}

function phraseOf({ words, isPrefix }: SearchTerm): string {
  const stems = words.map(stemOf).filter((stem) => stem !== '');
  return (
    stems.map((stem) => `'${stem}'`).join(' <-> ') + (isPrefix && stems.length > 0 ? ':*' : '')
  );
}
