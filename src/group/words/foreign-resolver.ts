// What a word of another language stands for: a thing English names too, common talk, a name, or a
// rare word of its own.

import { commonKey, type ForeignWords } from './foreign-words.js';
import { phoneticKeyOf } from './phonetic-key.js';
import { casualtyTerm, namedTerm, plainTerm, withPhoneticKey, type Term } from './term.js';
import { capitalised, opensSentence, shouted } from './tokens.js';

export interface ForeignWord {
  /** Folded. */
  readonly word: string;
  readonly surface: string;
  readonly shape: number;
  readonly language: string;
}

/** Whether a key stands for a term already. */
export type IsKnownKey = (key: string) => boolean;

export interface ForeignResolverOptions {
  wordsOf(language: string): ForeignWords;
  /** The stem English would give it: by that a name goes in every Latin script. */
  asEnglish(surface: string): string;
  aliasOf(root: string): string | undefined;
  isCasualty(root: string): boolean;
}

/** Languages that write every noun with a capital: a capital tells nothing of a name there. */
export const capitalNouns: ReadonlySet<string> = new Set(['de']);
const latin = /^[a-z]/;

export function createForeignResolver(parts: ForeignResolverOptions) {
  const { wordsOf, asEnglish, aliasOf, isCasualty } = parts;
  return ({ word, surface, shape, language }: ForeignWord, knows: IsKnownKey): Term => {
    const words = wordsOf(language);
    const root = words.stemOf(surface);
    const thing = words.conceptOf(surface, root);
    if (thing !== undefined) {
      const casualty = isCasualty(asEnglish(thing.english)) ? casualtyTerm : 0;
      return { ...plainTerm(thing.key, surface), flags: casualty | (thing.isName ? namedTerm : 0) };
    }
    if (words.isCommon(root)) return plainTerm(commonKey(root, language), surface);
    const english = asEnglish(surface);
    const alias = aliasOf((shape & shouted) === 0 ? english : `${english}.`);
    if (alias !== undefined) return plainTerm(alias, surface);
    const mayName = (shape & capitalised) !== 0;
    const isName = mayName && (shape & opensSentence) === 0 && !capitalNouns.has(language);
    const key = (isName || (mayName && knows(english))) && latin.test(word) ? english : root;
    // Arabic has no capitals: a word nobody listed may be a name there.
    const sounds = mayName || language === 'ar';
    return withPhoneticKey(plainTerm(key, surface), sounds ? phoneticKeyOf(root) : undefined);
  };
}
