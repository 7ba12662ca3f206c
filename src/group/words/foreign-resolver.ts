// Resolves a word of a language other than English: a thing that English names, too, a common word,
// a name, or a rare word of its own.

import { commonKey, type ForeignWords } from './foreign-words.js';
import { phoneticKeyOf } from './phonetic-key.js';
import { casualtyTerm, namedTerm, plainTerm, withPhoneticKey, type Term } from './term.js';
import { capitalised, opensSentence, shouted } from './tokens.js';

export interface ForeignWord {
  /** Lower case without accents. */
  readonly word: string;
  readonly surface: string;
  readonly shape: number;
  readonly language: string;
}

/** Whether a key already names a term. */
export type IsKnownKey = (key: string) => boolean;

export interface ForeignResolverOptions {
  wordsOf(language: string): ForeignWords;
  /** The stem of a word as if it were English: the key of a name in every Latin script. */
  asEnglish(surface: string): string;
  aliasOf(stem: string): string | undefined;
  isCasualty(stem: string): boolean;
}

/** Languages that write every noun with a capital: a capital is no sign of a name there. */
export const capitalNouns: ReadonlySet<string> = new Set(['de']);
const latin = /^[a-z]/;

/** Makes the function that resolves a word of any language but English. */
export function createForeignResolver(parts: ForeignResolverOptions) {
  const { wordsOf, asEnglish, aliasOf, isCasualty } = parts;
  return ({ word, surface, shape, language }: ForeignWord, isKnown: IsKnownKey): Term => {
    const words = wordsOf(language);
    const stem = words.stemOf(surface);
    const concept = words.conceptOf(surface, stem);
    if (concept !== undefined) {
      const casualty = isCasualty(asEnglish(concept.english)) ? casualtyTerm : 0;
      return {
        ...plainTerm(concept.key, surface),
        flags: casualty | (concept.isName ? namedTerm : 0),
      };
    }
    if (words.isCommon(stem)) return plainTerm(commonKey(stem, language), surface);
    const english = asEnglish(surface);
    const alias = aliasOf((shape & shouted) === 0 ? english : `${english}.`);
    if (alias !== undefined) return plainTerm(alias, surface);
    const mayName = (shape & capitalised) !== 0;
    const isName = mayName && (shape & opensSentence) === 0 && !capitalNouns.has(language);
    const key = (isName || (mayName && isKnown(english))) && latin.test(word) ? english : stem;
    // Arabic has no capitals: every unlisted word may be a name.
    const sounds = mayName || language === 'ar';
    return withPhoneticKey(plainTerm(key, surface), sounds ? phoneticKeyOf(stem) : undefined);
  };
}
