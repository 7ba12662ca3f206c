// Texts as words for search: without accents and capitals, as English stems.

import { createRequire } from 'node:module';

export interface Word {
  readonly stem: string;
  /** Where it is in the text. */
  readonly start: number;
  readonly end: number;
}

/** Longer words are cut; a lexeme of PostgreSQL has at most 2 KiB. */
const stemLengthMax = 400;

interface Stemmers {
  newStemmer(algorithm: string): { stem(word: string): string };
}

const stemmer = (createRequire(import.meta.url)('snowball-stemmers') as Stemmers).newStemmer(
  'english',
);

export function wordsIn(text: string): readonly Word[] {
  const found = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => ({
    stem: stemOf(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
  return found.filter(({ stem }) => stem !== '');
}

/** Returns '' for a word that consists of nothing but accents. */
export function stemOf(word: string): string {
  const plain = word
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
  return (stemmer.stem(plain) || plain).slice(0, stemLengthMax);
}
