// What a word stands for: a number, nothing, a thing known by several names, or itself.
// English is read as the weights were learned; words of other languages are led to English ones
// where knowledge/ can, so that a Spanish report of a quake shares terms with an English one.

import { createForeignResolver, type IsKnownKey } from './foreign-resolver.js';
import { createForeignWords, type ForeignWords, type Concept } from './foreign-words.js';
import type { Knowledge } from './knowledge.js';
import { combiningMark, separator, type Letters } from './letters.js';
import { phoneticKeyOf } from './phonetic-key.js';
import type { Stem } from './stems.js';
import {
  casualtyTerm,
  namedTerm,
  numberTermOf,
  plainTerm,
  stopTermOf,
  stopTerm,
  withPhoneticKey,
  type Term,
} from './term.js';
import { capitalised, numeric, shouted } from './tokens.js';

export interface WordResolver {
  /** `knows`: whether a key stands for a term already. */
  resolve(surface: string, shape: number, language: string, knows: IsKnownKey): Term;
  /** To be asked once a language, when it is first met. */
  vocabularyOf(language: string): LanguageVocabulary;
  /** Key of an English name, of one word or two. */
  keyOf(english: string): string;
}

export interface LanguageVocabulary {
  /** As aliases stand for their words. */
  readonly phrases: readonly Phrase[];
  /** Shares of texts that hold a key, of what the learned background does not know. */
  readonly commonShares: ReadonlyMap<string, number>;
}

/** Two words for one thing. */
export interface Phrase {
  readonly whole: Term;
  readonly first: Term;
  readonly second: Term;
  /** As the language writes it, where that is not English. */
  readonly words?: string;
}

export interface WordResolverOptions {
  readonly letters: Letters;
  readonly stem: Stem;
  readonly knowledge: Knowledge;
}

/** Small words that are names when shouted; THE and OF are not, though a headline shout them. */
const shoutedNames: ReadonlySet<string> = new Set(['us', 'is', 'it', 'who', 'own']);
/** A way of an alias this short counts in capitals alone. */
const shoutedLengthMax = 3;
const pointThousands = /^\d{1,3}(?:\.\d{3})+$/;
const commaDecimals = /^\d+,\d{1,2}$/;

export function createWordResolver({
  letters,
  stem,
  knowledge,
}: WordResolverOptions): WordResolver {
  const fold = (word: string): string => foldWord(word, letters);
  const stemmed = (word: string, language: string): string =>
    fold(stem(word.toLowerCase(), language));
  const { stops, numerals } = folded(knowledge, fold);
  const casualties = new Set(knowledge.casualtyWords.map((word) => stemmed(word, 'en')));
  const isEnglishStop = (word: string): boolean => stops.get('en')?.has(word) === true;
  const aliases = createAliases(knowledge.aliases, {
    stemmed: (word) => stemmed(word, 'en'),
    part: (word) =>
      isEnglishStop(fold(word)) ? stopTermOf(fold(word)) : plainTerm(stemmed(word, 'en')),
  });
  const tongues = new Map<string, ForeignWords>();

  function wordsOf(language: string): ForeignWords {
    let words = tongues.get(language);
    if (words === undefined) {
      words = createForeignWords(language, { knowledge, stem, fold, keyOf: aliases.keyOf });
      tongues.set(language, words);
    }
    return words;
  }

  const isCasualty = (root: string): boolean => casualties.has(root);

  function english(word: string, surface: string, isStop: boolean, shape: number): Term {
    // U.A.E. ends in no e.
    const root = isStop ? `${word}.` : stemmed(surface.includes('.') ? word : surface, 'en');
    const term = {
      ...plainTerm(aliases.of(root), surface),
      flags: isCasualty(root) ? casualtyTerm : 0,
    };
    return withPhoneticKey(term, (shape & capitalised) === 0 ? undefined : phoneticKeyOf(word));
  }

  function name(surface: string, shape: number, language: string, knows: IsKnownKey): Term {
    const word = fold(surface);
    if ((shape & numeric) !== 0) return numberTermOf(surface, valueOf(word, language));
    const isStop = stops.get(language)?.has(word) === true;
    if (isStop && !((shape & shouted) !== 0 && shoutedNames.has(word))) return stopTermOf(word);
    const numeral = numerals.get(language)?.get(word);
    if (numeral !== undefined) return numberTermOf(surface, numeral);
    if (language === 'en') return english(word, surface, isStop, shape);
    return other({ word, surface, shape, language }, knows);
  }

  const other = createForeignResolver({
    wordsOf,
    asEnglish: (surface) => stemmed(surface, 'en'),
    aliasOf: aliases.find,
    isCasualty,
  });

  function learn(language: string): LanguageVocabulary {
    if (language === 'en') return { phrases: aliases.phrases, commonShares: new Map() };
    const { phrases, commonShares } = wordsOf(language);
    const named = (word: string): Term =>
      name(word, word === word.toLowerCase() ? 0 : capitalised, language, () => false);
    return {
      commonShares,
      phrases: phrases.flatMap(({ thing, words }) => phraseOf(thing, words, named)),
    };
  }

  return { resolve: name, vocabularyOf: learn, keyOf: aliases.keyOf };
}

/** Lists as the scanner writes words. */
function folded({ stopWords, numerals }: Knowledge, fold: (word: string) => string) {
  return {
    stops: new Map(
      [...stopWords].map(([language, words]) => [language, new Set([...words].map(fold))]),
    ),
    numerals: new Map(
      [...numerals].map(([language, words]) => [
        language,
        new Map([...words].map(([word, value]) => [fold(word.toLowerCase()), value])),
      ]),
    ),
  };
}

/** 1.500 is fifteen hundred outside English, 3,5 three and a half, and 40 000 is one number. */
function valueOf(word: string, language: string): number {
  const joined = word.replaceAll(/\s/g, '');
  if (language === 'en') return Number(joined.replaceAll(',', ''));
  if (pointThousands.test(joined)) return Number(joined.replaceAll('.', ''));
  if (commaDecimals.test(joined)) return Number(joined.replace(',', '.'));
  return Number(joined.replaceAll(',', ''));
}

interface AliasWords {
  stemmed(word: string): string;
  /** A word of a way of several. */
  part(word: string): Term;
}

/** English ways to say one thing. */
function createAliases(lines: Knowledge['aliases'], { stemmed, part }: AliasWords) {
  const aliasOf = new Map<string, string>();
  const phrases: Phrase[] = [];
  const phraseKeys = new Map<string, string>();
  for (const ways of lines) {
    const [name = ''] = ways;
    const key = name.split(' ').map(stemmed).join(' ');
    for (const way of ways) {
      const [first = '', second] = way.split(' ');
      if (second === undefined) {
        aliasOf.set(isShouted(way) ? `${stemmed(way)}.` : stemmed(way), key);
      } else {
        phrases.push({ whole: plainTerm(key, name), first: part(first), second: part(second) });
        phraseKeys.set(`${stemmed(first)} ${stemmed(second)}`, key);
      }
    }
  }
  const of = (root: string): string => aliasOf.get(root) ?? root;
  const led = (term: Term): Term => ({ ...term, key: of(term.key) });
  return {
    of,
    find: (root: string): string | undefined => aliasOf.get(root),
    keyOf(english: string): string {
      const words = english.split(' ').map(stemmed);
      const key = words.join(' ');
      return words.length === 1 ? of(key) : (phraseKeys.get(key) ?? key);
    },
    phrases: phrases.map(({ whole, first, second }) => ({
      whole,
      first: led(first),
      second: led(second),
    })),
  };
}

/** Small words between two do not count; phrases of three that tell are not known. */
function phraseOf(thing: Concept, words: string, named: (word: string) => Term): readonly Phrase[] {
  const parts = words.split(/[\s-]+/).map(named);
  const telling = parts.filter(({ flags }) => (flags & stopTerm) === 0);
  const [first, second, third] = parts.length === 2 ? parts : telling;
  if (first === undefined || second === undefined || third !== undefined) return [];
  const flags = thing.isName ? namedTerm : 0;
  const whole = { ...plainTerm(thing.key, thing.english), flags };
  return [{ whole, first, second, words }];
}

/** US in a line of aliases is the country, not the pronoun. */
function isShouted(way: string): boolean {
  return way.length < shoutedLengthMax && way === way.toUpperCase();
}

/** Lower case, accents off: as the scanner hashes it. */
function foldWord(word: string, letters: Letters): string {
  let folded = '';
  for (const sign of word) {
    const unit = sign.charCodeAt(0);
    const what = letters.kind[unit] as number;
    if (what === combiningMark || (what === separator && !/\d/.test(word))) continue;
    folded += String.fromCharCode((letters.fold[unit] as number) || unit);
  }
  return folded;
}
