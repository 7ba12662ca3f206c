// Resolves a word to a term: a number, a stop word, a thing with several names, or its own stem.
// Words of other languages become English terms where knowledge/ translates them, so that a Spanish
// report of a quake shares terms with an English one.

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
  /** The term of a word as it is written. `isKnown` says whether a key already names a term. */
  resolve(surface: string, shape: number, language: string, isKnown: IsKnownKey): Term;
  /** What a lexicon must know of a language before it reads a text in it. */
  vocabularyOf(language: string): LanguageVocabulary;
  /** The key of an English name, of one word or two. */
  keyOf(english: string): string;
}

export interface LanguageVocabulary {
  /** Names of two words, from aliases and translations. */
  readonly phrases: readonly Phrase[];
  /** Key → share of texts that contain it, for words that the reference corpus does not count. */
  readonly commonShares: ReadonlyMap<string, number>;
}

/** Two words that together name one thing. */
export interface Phrase {
  readonly whole: Term;
  readonly first: Term;
  readonly second: Term;
  /** The phrase as another language writes it; absent for English. */
  readonly words?: string;
}

export interface WordResolverOptions {
  readonly letters: Letters;
  readonly stem: Stem;
  readonly knowledge: Knowledge;
}

/** Stop words that are names in capitals. THE and OF are not, even in a headline of capitals. */
const shoutedNames: ReadonlySet<string> = new Set(['us', 'is', 'it', 'who', 'own']);
/** An alias shorter than this must be in capitals. */
const lowerCaseLengthMin = 3;
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
  const casualtyStems = new Set(knowledge.casualtyWords.map((word) => stemmed(word, 'en')));
  const isEnglishStop = (word: string): boolean => stops.get('en')?.has(word) === true;
  const aliases = createAliases(knowledge.aliases, {
    stemmed: (word) => stemmed(word, 'en'),
    part: (word) =>
      isEnglishStop(fold(word)) ? stopTermOf(fold(word)) : plainTerm(stemmed(word, 'en')),
  });
  const foreignWords = new Map<string, ForeignWords>();

  function wordsOf(language: string): ForeignWords {
    let words = foreignWords.get(language);
    if (words === undefined) {
      words = createForeignWords(language, { knowledge, stem, fold, keyOf: aliases.keyOf });
      foreignWords.set(language, words);
    }
    return words;
  }

  const isCasualty = (root: string): boolean => casualtyStems.has(root);

  function english(word: string, surface: string, isStop: boolean, shape: number): Term {
    // A stemmer would take the last letter of U.A.E. for an ending.
    const root = isStop ? `${word}.` : stemmed(surface.includes('.') ? word : surface, 'en');
    const term = {
      ...plainTerm(aliases.of(root), surface),
      flags: isCasualty(root) ? casualtyTerm : 0,
    };
    return withPhoneticKey(term, (shape & capitalised) === 0 ? undefined : phoneticKeyOf(word));
  }

  function resolve(surface: string, shape: number, language: string, isKnown: IsKnownKey): Term {
    const word = fold(surface);
    if ((shape & numeric) !== 0) return numberTermOf(surface, valueOf(word, language));
    const isStop = stops.get(language)?.has(word) === true;
    if (isStop && !((shape & shouted) !== 0 && shoutedNames.has(word))) return stopTermOf(word);
    const numeral = numerals.get(language)?.get(word);
    if (numeral !== undefined) return numberTermOf(surface, numeral);
    if (language === 'en') return english(word, surface, isStop, shape);
    return other({ word, surface, shape, language }, isKnown);
  }

  const other = createForeignResolver({
    wordsOf,
    asEnglish: (surface) => stemmed(surface, 'en'),
    aliasOf: aliases.find,
    isCasualty,
  });

  function vocabularyOf(language: string): LanguageVocabulary {
    if (language === 'en') return { phrases: aliases.phrases, commonShares: new Map() };
    const { phrases, commonShares } = wordsOf(language);
    const resolveWord = (word: string): Term =>
      resolve(word, word === word.toLowerCase() ? 0 : capitalised, language, () => false);
    return {
      commonShares,
      phrases: phrases.flatMap(({ concept, words }) => phraseOf(concept, words, resolveWord)),
    };
  }

  return { resolve, vocabularyOf, keyOf: aliases.keyOf };
}

/** Folds the lists of knowledge/ as tokens are folded. */
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

/** Outside English 1.500 is fifteen hundred and 3,5 is three and a half; 40 000 is one number. */
function valueOf(word: string, language: string): number {
  const joined = word.replaceAll(/\s/g, '');
  if (language === 'en') return Number(joined.replaceAll(',', ''));
  if (pointThousands.test(joined)) return Number(joined.replaceAll('.', ''));
  if (commaDecimals.test(joined)) return Number(joined.replace(',', '.'));
  return Number(joined.replaceAll(',', ''));
}

interface AliasWords {
  stemmed(word: string): string;
  /** The term of one word of a phrase. */
  part(word: string): Term;
}

/** The English names for one thing, by lines of aliases. */
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
        aliasOf.set(needsCapitals(way) ? `${stemmed(way)}.` : stemmed(way), key);
      } else {
        phrases.push({ whole: plainTerm(key, name), first: part(first), second: part(second) });
        phraseKeys.set(`${stemmed(first)} ${stemmed(second)}`, key);
      }
    }
  }
  const of = (root: string): string => aliasOf.get(root) ?? root;
  const withAlias = (term: Term): Term => ({ ...term, key: of(term.key) });
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
      first: withAlias(first),
      second: withAlias(second),
    })),
  };
}

/** Stop words within a phrase do not count. A phrase of three other words is not supported. */
function phraseOf(
  concept: Concept,
  words: string,
  resolveWord: (word: string) => Term,
): readonly Phrase[] {
  const parts = words.split(/[\s-]+/).map(resolveWord);
  const meaningful = parts.filter(({ flags }) => (flags & stopTerm) === 0);
  const [first, second, third] = parts.length === 2 ? parts : meaningful;
  if (first === undefined || second === undefined || third !== undefined) return [];
  const flags = concept.isName ? namedTerm : 0;
  const whole = { ...plainTerm(concept.key, concept.english), flags };
  return [{ whole, first, second, words }];
}

/** US in a line of aliases is the country, not the pronoun. */
function needsCapitals(way: string): boolean {
  return way.length < lowerCaseLengthMin && way === way.toUpperCase();
}

/** Lower case without accents, as tokens are hashed. */
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
