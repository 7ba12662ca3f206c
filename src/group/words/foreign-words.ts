// Words of the languages beside English: which things of knowledge/ they name, which are common
// talk, and what they are stripped of first (Arabic and, to, by, the; the Turkish dotted i).
// Stemming some thousand words takes a moment, so a language is learned when it is first met.

import type { Knowledge } from './knowledge.js';
import type { Stem } from './stems.js';

/** A thing as the English lines of knowledge/ name it. */
export interface Concept {
  readonly key: string;
  readonly isName: boolean;
  readonly english: string;
}

/** What is known of one language. */
export interface ForeignWords {
  /** Its stem in the language, folded; of Arabic without what is joined to its front. */
  stemOf(surface: string): string;
  /** By its very letters first: Alger is no Algérie, though their stems are one. */
  conceptOf(surface: string, root: string): Concept | undefined;
  isCommon(root: string): boolean;
  /** Key of a common word → share of texts that hold it. */
  readonly commonShares: ReadonlyMap<string, number>;
  /** Things named by several words. */
  readonly phrases: readonly { readonly thing: Concept; readonly words: string }[];
}

export interface ForeignOptions {
  readonly knowledge: Pick<Knowledge, 'translations' | 'commonWords'>;
  readonly stem: Stem;
  readonly fold: (word: string) => string;
  /** Key of an English name or word, of one word or two. */
  readonly keyOf: (english: string) => string;
}

/** A common word's key bears its language: Italian “come” is no English “come”. */
export const commonKey = (root: string, language: string): string => `${root}@${language}`;

/** Joined to the front of Arabic words: and, then, by, to, like; with or without the article. */
const arabicFronts = /^(?:[وف]?(?:[بك]?ال|لل)|[وف][بلك]?|[بلك])(?=.{3,}$)/;
const severalWords = /[\s-]/;

export function createForeignWords(language: string, options: ForeignOptions): ForeignWords {
  const { knowledge, stem, fold, keyOf } = options;
  const things = new Map<string, Concept>();
  const exact = new Map<string, Concept>();
  const phrases: { readonly thing: Concept; readonly words: string }[] = [];
  const commonShares = new Map<string, number>();
  const commons = new Set<string>();
  const stemmed = (word: string): string => fold(stem(lowered(word, language), language));

  for (const { english, names: ways, isName } of knowledge.translations) {
    const own = ways.filter((way) => way.language === language);
    if (own.length === 0) continue;
    const thing = { key: keyOf(english), isName, english };
    for (const { words } of own) {
      if (severalWords.test(words)) phrases.push({ thing, words });
      else {
        exact.set(fold(lowered(words, language)), thing);
        const root = stemmed(words);
        if (!things.has(root)) things.set(root, thing);
      }
    }
  }
  for (const [word, share] of knowledge.commonWords.get(language) ?? []) {
    const root = stemmed(word);
    const key = commonKey(root, language);
    commons.add(root);
    // A stem is said whenever one of its forms is.
    commonShares.set(key, Math.min(1, (commonShares.get(key) ?? 0) + share));
  }
  const knows = (root: string): boolean => things.has(root) || commons.has(root);

  /** The bare stem where it is known, else the stem of the word as it stands. */
  function arabicRoot(surface: string): string {
    const whole = stemmed(surface);
    if (knows(whole)) return whole;
    const bare = surface.replace(arabicFronts, '');
    const root = stemmed(bare);
    const hasArticle = surface.length - bare.length > 1;
    return bare !== surface && (hasArticle || knows(root)) ? root : whole;
  }

  return {
    stemOf: language === 'ar' ? arabicRoot : stemmed,
    conceptOf: (surface, root) => exact.get(fold(lowered(surface, language))) ?? things.get(root),
    isCommon: (root) => commons.has(root),
    commonShares,
    phrases,
  };
}

/** İstanbul begins with a dotted i in Turkish, IŞIK with a dotless one. */
function lowered(word: string, language: string): string {
  return language === 'tr' ? word.toLocaleLowerCase('tr') : word.toLowerCase();
}
