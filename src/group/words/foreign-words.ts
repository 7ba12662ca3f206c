// The words of a language other than English: the things of knowledge/ that they name, and the
// common words. Stemming some thousand words takes a moment, so a language is read when it is first
// met.

import type { Knowledge } from './knowledge.js';
import type { Stem } from './stems.js';

/** A thing that knowledge/ names in English. */
export interface Concept {
  readonly key: string;
  readonly isName: boolean;
  readonly english: string;
}

/** What knowledge/ says of one language. */
export interface ForeignWords {
  /** The folded stem of a word; in Arabic without the prefixes that are joined to it. */
  stemOf(surface: string): string;
  /** Looks for the exact word, then for its stem: Alger and Algérie share a stem. */
  conceptOf(surface: string, stemmed: string): Concept | undefined;
  isCommon(stemmed: string): boolean;
  /** Key of a common word → share of texts that contain it, 0 to 1. */
  readonly commonShares: ReadonlyMap<string, number>;
  /** Names of several words. */
  readonly phrases: readonly { readonly concept: Concept; readonly words: string }[];
}

export interface ForeignOptions {
  readonly knowledge: Pick<Knowledge, 'translations' | 'commonWords'>;
  readonly stem: Stem;
  readonly fold: (word: string) => string;
  /** The key of an English name or word, of one word or two. */
  readonly keyOf: (english: string) => string;
}

/** The key of a common word names its language: Italian “come” is not English “come”. */
export const commonKey = (stemmed: string, language: string): string => `${stemmed}@${language}`;

/** Arabic prefixes: and, then, by, to, like; with or without the article. */
const arabicPrefixes = /^(?:[وف]?(?:[بك]?ال|لل)|[وف][بلك]?|[بلك])(?=.{3,}$)/;
const severalWords = /[\s-]/;

export function createForeignWords(language: string, options: ForeignOptions): ForeignWords {
  const { knowledge, stem, fold, keyOf } = options;
  const conceptByStem = new Map<string, Concept>();
  const conceptByWord = new Map<string, Concept>();
  const phrases: { readonly concept: Concept; readonly words: string }[] = [];
  const commonShares = new Map<string, number>();
  const commonStems = new Set<string>();
  const stemOf = (word: string): string => fold(stem(lowered(word, language), language));

  for (const { english, names, isName } of knowledge.translations) {
    const ownNames = names.filter((way) => way.language === language);
    if (ownNames.length === 0) continue;
    const concept = { key: keyOf(english), isName, english };
    for (const { words } of ownNames) {
      if (severalWords.test(words)) phrases.push({ concept, words });
      else {
        conceptByWord.set(fold(lowered(words, language)), concept);
        const stemmed = stemOf(words);
        if (!conceptByStem.has(stemmed)) conceptByStem.set(stemmed, concept);
      }
    }
  }
  for (const [word, share] of knowledge.commonWords.get(language) ?? []) {
    const stemmed = stemOf(word);
    const key = commonKey(stemmed, language);
    commonStems.add(stemmed);
    // A text contains a stem if it contains any of its forms.
    commonShares.set(key, Math.min(1, (commonShares.get(key) ?? 0) + share));
  }
  const isKnown = (stemmed: string): boolean =>
    conceptByStem.has(stemmed) || commonStems.has(stemmed);

  /** The stem without prefixes if it is known or had an article; else that of the whole word. */
  function arabicRoot(surface: string): string {
    const whole = stemOf(surface);
    if (isKnown(whole)) return whole;
    const bare = surface.replace(arabicPrefixes, '');
    const stemmed = stemOf(bare);
    const hasArticle = surface.length - bare.length > 1;
    return bare !== surface && (hasArticle || isKnown(stemmed)) ? stemmed : whole;
  }

  return {
    stemOf: language === 'ar' ? arabicRoot : stemOf,
    conceptOf: (surface, stemmed) =>
      conceptByWord.get(fold(lowered(surface, language))) ?? conceptByStem.get(stemmed),
    isCommon: (stemmed) => commonStems.has(stemmed),
    commonShares,
    phrases,
  };
}

/** In Turkish the small letter of İ is i, and that of I is ı. */
function lowered(word: string, language: string): string {
  return language === 'tr' ? word.toLocaleLowerCase('tr') : word.toLowerCase();
}
