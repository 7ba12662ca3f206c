// The vocabulary of the stream: maps every token to a term. Words for one thing share a term. A
// term is a small number; term-weights.ts holds its weight.

import { capitalNouns } from './foreign-resolver.js';
import type { SnapshotReader, SnapshotWriter } from '../snapshot/snapshot.js';
import { createPlaces, type Place } from './places.js';
import { permanentTerm, phraseTerm, stopTermOf } from './term.js';
import { createTerms, type Terms } from './terms.js';
import { createTokenTerms, type TokenTable } from './token-terms.js';
import { createTermWeights, type ReferenceCorpus, type TermWeights } from './term-weights.js';
import { ampersandMarkup, capitalised, opensSentence, type Tokens } from './tokens.js';
import {
  createWordResolver,
  type Phrase,
  type WordResolver,
  type WordResolverOptions,
} from './word-resolver.js';

export { casualtyTerm, namedTerm, numberTerm, phraseTerm, placeTerm, stopTerm } from './term.js';
export type { Place } from './places.js';

export interface Lexicon {
  /** The term of the token at index `at`. Reads the words of `language` when it is first met. */
  term(text: string, tokens: Tokens, at: number, language: string): number;
  /** The bits of a term: see term.ts. */
  flags(term: number): number;
  /** The term that two neighbouring terms name together; −1 if they are no phrase. */
  phrase(first: number, second: number): number;
  /** A stop word that no text contains. */
  readonly emptyTerm: number;
  /** The place that a term names; undefined for other terms. */
  place(term: number): Place | undefined;
  /** Whether an alias in knowledge/ names something other than a listed place, such as an actor. */
  isListedOtherwise(term: number): boolean;
  /** The number that a term means; NaN for other terms. */
  value(term: number): number;
  /** Its stem, as the reference corpus counts it. */
  key(term: number): string;
  /** The key of an English name, of one word or two. */
  keyOf(english: string): string;
  /** The plainest word met for a term, in the language it was first met in. */
  surface(term: number): string;
  /** The word for a term in a language, for reasons; its surface when that language has none. */
  wordIn(term: number, language: string): string;
  readonly weights: TermWeights;
  /**
   * Checks some terms, more the more terms are new, and forgets those that no counted article
   * contains. Returns their numbers, which are then reused.
   */
  forgetUnused(): readonly number[];
  save(writer: SnapshotWriter): void;
  /** Loads into a lexicon of the same knowledge that has read no text. @throws SnapshotFault */
  load(reader: SnapshotReader): void;
}

export interface LexiconOptions extends WordResolverOptions {
  readonly reference: ReferenceCorpus;
  /** How many articles of the stream weigh as much as the reference corpus. */
  readonly referenceWeight: number;
}

/** Gives a name another hash than the same letters as a plain word: Rosa, rosa. */
const nameSalt = 0x2c1b3c6d;

export function createLexicon(options: LexiconOptions): Lexicon {
  const resolver = createWordResolver(options);
  const counts = new Map(options.reference.counts);
  const { articles } = options.reference;
  const weights = createTermWeights({ articles, counts }, options.referenceWeight);
  const tokens = createTokenTerms();
  const places = createPlaces(options.knowledge, resolver.keyOf);
  const terms = createTerms({
    weights,
    isInReference: (key) => counts.has(key),
    isPlace: (key) => places.of(key) !== undefined,
  });
  const lookUp = createLookUp(resolver, terms);
  const phrases = createPhrases(terms);
  const nothing = terms.numberOf(stopTermOf(''));

  /** Counts common words before it adds terms: a term takes its share when it is added. */
  function addLanguage(language: string): TokenTable {
    const vocabulary = resolver.vocabularyOf(language);
    for (const [key, share] of vocabulary.commonShares) counts.set(key, share * articles);
    for (const phrase of vocabulary.phrases) phrases.add(phrase, language);
    return tokens.add(language);
  }
  // English phrases are known from the start: they are read in every language.
  addLanguage('en');
  // So are places: one that is first met in another script must still be a place.
  for (const name of places.names) {
    const surface = name.slice(0, 1).toUpperCase() + name.slice(1);
    terms.addFlags(
      terms.numberOf(resolver.resolve(surface, capitalised, 'en', terms.hasKey)),
      permanentTerm,
    );
  }

  return {
    term: (text, scanned, at, language) =>
      lookUp(tokens.of(language) ?? addLanguage(language), text, scanned, at, language),
    phrase: phrases.find,
    emptyTerm: nothing,
    flags: terms.flags,
    place: (term) => places.of(terms.at(term)?.key ?? ''),
    isListedOtherwise: (term) => places.isListedOtherwise(terms.at(term)?.key ?? ''),
    value: (term) => terms.at(term)?.value ?? NaN,
    key: (term) => terms.at(term)?.key ?? '',
    keyOf: resolver.keyOf,
    surface: (term) => terms.at(term)?.surface ?? '',
    wordIn: terms.wordIn,
    weights,
    forgetUnused() {
      const gone = terms.forget(weights.isUnused);
      for (const term of gone) tokens.forget(term);
      return gone;
    },
    save(writer) {
      writer.texts('lexicon.languages', tokens.languages());
      terms.save(writer);
      tokens.save(writer);
      weights.save(writer);
    },
    load(reader) {
      const languages = reader.texts('lexicon.languages');
      for (const language of languages) {
        const { commonShares } = resolver.vocabularyOf(language);
        for (const [key, share] of commonShares) counts.set(key, share * articles);
      }
      terms.load(reader);
      for (const language of languages)
        if (tokens.of(language) === undefined) addLanguage(language);
      tokens.load(reader);
      weights.load(reader);
    },
  };
}

/** Finds the term of a token in the table of its language; resolves a token that is new. */
function createLookUp(resolver: WordResolver, terms: Terms) {
  return (
    table: TokenTable,
    text: string,
    tokens: Tokens,
    at: number,
    language: string,
  ): number => {
    const shape = tokens.shape[at] as number;
    let hash = tokens.hash[at] as number;
    if (language !== 'en' && (shape & capitalised) !== 0) {
      const asName = table.find(hash ^ nameSalt);
      if (asName >= 0) return asName;
      if ((shape & opensSentence) === 0 && !capitalNouns.has(language)) hash ^= nameSalt;
    }
    const known = table.find(hash);
    if (known >= 0) return known;
    const written = text.slice(tokens.start[at], tokens.end[at]);
    const surface = written.replace(ampersandMarkup, '&');
    const named = resolver.resolve(surface, shape, language, terms.hasKey);
    const term = terms.numberOfWord(named, surface, language);
    table.put(hash, term);
    return term;
  };
}

/** More than the number of terms, so that two terms make one number. */
const phraseFactor = 2 ** 25;

function createPhrases(terms: Terms) {
  const things = new Map<number, number>();
  return {
    add({ whole, first, second, words }: Phrase, language: string): void {
      const [start, next] = [terms.numberOf(first), terms.numberOf(second)];
      const both =
        words === undefined ? terms.numberOf(whole) : terms.numberOfWord(whole, words, language);
      terms.addFlags(start, phraseTerm);
      for (const term of [start, next, both]) terms.addFlags(term, permanentTerm);
      things.set(start * phraseFactor + next, both);
    },
    find: (first: number, second: number): number =>
      things.get(first * phraseFactor + second) ?? -1,
  };
}
