// The stem of a word, by language. Slow except for English (some 10 µs a word), so the lexicon asks
// once for each word.

import { createRequire } from 'node:module';
import { stemEnglish } from './porter.js';

interface Stemmer {
  stem(word: string): string;
}
interface Stemmers {
  newStemmer(language: string): Stemmer;
}

/** The stem of a lower-case word; the word itself in a language without a stemmer. */
export type Stem = (word: string, language: string) => string;

const algorithms: Readonly<Record<string, string>> = {
  en: 'english',
  es: 'spanish',
  fr: 'french',
  de: 'german',
  it: 'italian',
  pt: 'portuguese',
  ru: 'russian',
  ar: 'arabic',
  tr: 'turkish',
  nl: 'dutch',
};

export const stemmedLanguages = Object.keys(algorithms);

/** Loads the stemmer of a language when it is first needed. */
export function createStem(): Stem {
  const factory = createRequire(import.meta.url)('snowball-stemmers') as Stemmers;
  const ready = new Map<string, Stemmer>();
  return (word, language) => {
    if (language === 'en') return stemEnglish(word) || word;
    const algorithm = algorithms[language];
    if (algorithm === undefined) return word;
    let stemmer = ready.get(language);
    if (stemmer === undefined) ready.set(language, (stemmer = factory.newStemmer(algorithm)));
    return stemmer.stem(word) || word;
  };
}
