// The terms of the stream: which words stand for one thing. A term is a small number; its weight
// stands in term-weights.

import { capitalNouns } from './foreign-resolver.js';
import type { Columns, Sheet } from '../snapshot/snapshot.js';
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
  /** The term a token stands for. */
  term(text: string, tokens: Tokens, at: number, language: string): number;
  flags(term: number): number;
  /** The term two neighbours stand for together; −1 when they stand for themselves. */
  phrase(first: number, second: number): number;
  /** A term that says nothing. */
  readonly emptyTerm: number;
  /** Of a term that is a place; undefined of others. */
  place(term: number): Place | undefined;
  /** Whether knowledge/ has another thing by this name: an actor, say. */
  isListedOtherwise(term: number): boolean;
  /** The number a term says; NaN when none. */
  value(term: number): number;
  /** Its stem, as the background knows it. */
  key(term: number): string;
  /** Of an English word. */
  keyOf(english: string): string;
  /** The plainest way it was met, in the language it was first met in. */
  surface(term: number): string;
  /** As texts of this language say it, for reasons; as first met where none has. */
  wordIn(term: number, language: string): string;
  readonly weights: TermWeights;
  /**
   * Looks through some terms, the more the more are new, and forgets those that no article that
   * counts says; answers them. Their numbers go to others.
   */
  forgetUnused(): readonly number[];
  save(sheet: Sheet): void;
  /** Into a lexicon of the same knowledge that has read nothing yet. @throws SnapshotFault */
  load(columns: Columns): void;
}

export interface LexiconOptions extends WordResolverOptions {
  readonly reference: ReferenceCorpus;
  /** How many articles of stream the background outweighs. */
  readonly referenceWeight: number;
}

/** Sets a name apart from the same letters as a plain word: Rosa, rosa. */
const nameSalt = 0x2c1b3c6d;

export function createLexicon(options: LexiconOptions): Lexicon {
  const naming = createWordResolver(options);
  const counts = new Map(options.reference.counts);
  const { articles } = options.reference;
  const weights = createTermWeights({ articles, counts }, options.referenceWeight);
  const tokens = createTokenTerms();
  const places = createPlaces(options.knowledge, naming.keyOf);
  const terms = createTerms({
    weights,
    isInReference: (key) => counts.has(key),
    isPlace: (key) => places.of(key) !== undefined,
  });
  const lookUp = createLookUp(naming, terms);
  const phrases = createPhrases(terms);
  const nothing = terms.of(stopTermOf(''));

  /** Shares before terms: a term takes its share when it is added. */
  function learn(language: string): TokenTable {
    const learned = naming.vocabularyOf(language);
    for (const [key, share] of learned.commonShares) counts.set(key, share * articles);
    for (const phrase of learned.phrases) phrases.add(phrase, language);
    return tokens.add(language);
  }
  // Phrases of English are known from the start: they are read in every language.
  learn('en');
  // Places, too, lest one first met in another script be no place.
  for (const name of places.names) {
    const surface = name.slice(0, 1).toUpperCase() + name.slice(1);
    terms.addFlags(
      terms.of(naming.resolve(surface, capitalised, 'en', terms.hasKey)),
      permanentTerm,
    );
  }

  return {
    term: (text, scanned, at, language) =>
      lookUp(tokens.of(language) ?? learn(language), text, scanned, at, language),
    phrase: phrases.find,
    emptyTerm: nothing,
    flags: terms.flags,
    place: (term) => places.of(terms.at(term)?.key ?? ''),
    isListedOtherwise: (term) => places.isListedOtherwise(terms.at(term)?.key ?? ''),
    value: (term) => terms.at(term)?.value ?? NaN,
    key: (term) => terms.at(term)?.key ?? '',
    keyOf: naming.keyOf,
    surface: (term) => terms.at(term)?.surface ?? '',
    wordIn: terms.wordIn,
    weights,
    forgetUnused() {
      const gone = terms.forget(weights.isUnused);
      for (const term of gone) tokens.forget(term);
      return gone;
    },
    save(sheet) {
      sheet.texts('lexicon.languages', tokens.languages());
      terms.save(sheet);
      tokens.save(sheet);
      weights.save(sheet);
    },
    load(columns) {
      const languages = columns.texts('lexicon.languages');
      for (const language of languages) {
        const { commonShares } = naming.vocabularyOf(language);
        for (const [key, share] of commonShares) counts.set(key, share * articles);
      }
      terms.load(columns);
      for (const language of languages) if (tokens.of(language) === undefined) learn(language);
      tokens.load(columns);
      weights.load(columns);
    },
  };
}

/** From a token to its term, by the table of its language; met for the first time, it is named. */
function createLookUp(naming: WordResolver, terms: Terms) {
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
    const named = naming.resolve(surface, shape, language, terms.hasKey);
    const term = terms.ofWord(named, surface, language);
    table.put(hash, term);
    return term;
  };
}

/** Terms are fewer than this. */
const phraseFactor = 2 ** 25;

function createPhrases(terms: Terms) {
  const things = new Map<number, number>();
  return {
    add({ whole, first, second, words }: Phrase, language: string): void {
      const [start, next] = [terms.of(first), terms.of(second)];
      const both = words === undefined ? terms.of(whole) : terms.ofWord(whole, words, language);
      terms.addFlags(start, phraseTerm);
      for (const term of [start, next, both]) terms.addFlags(term, permanentTerm);
      things.set(start * phraseFactor + next, both);
    },
    find: (first: number, second: number): number =>
      things.get(first * phraseFactor + second) ?? -1,
  };
}
