// The terms of the stream: which words stand for one thing. A term is a small number; its weight
// stands in term-weights.

import { createHashTable, type HashTable } from './hash-table.js';
import type { Knowledge } from './knowledge.js';
import { separator, mark, type Letters } from './letters.js';
import type { Stem } from './stems.js';
import { createTermWeights, type Background, type TermWeights } from './term-weights.js';
import { numeric, shouted, type Tokens } from './tokens.js';

/** Bits of a term. */
export const stopTerm = 1;
export const numberTerm = 2;
export const casualtyTerm = 4;

export interface Lexicon {
  /** The term a token stands for. */
  term(text: string, tokens: Tokens, at: number, language: string): number;
  flags(term: number): number;
  /** The number a term says; NaN when none. */
  value(term: number): number;
  /** Its stem, as the background knows it. */
  key(term: number): string;
  /** As first met, for reasons. */
  surface(term: number): string;
  readonly weights: TermWeights;
}

export interface LexiconOptions {
  readonly letters: Letters;
  readonly stem: Stem;
  readonly knowledge: Knowledge;
  readonly background: Background;
  /** How many articles of stream the background outweighs. */
  readonly backgroundArticles: number;
}

interface Term {
  readonly key: string;
  readonly surface: string;
  readonly flags: number;
  readonly value: number;
}

export function createLexicon(options: LexiconOptions): Lexicon {
  const naming = createNaming(options);
  const weights = createTermWeights(options.background, options.backgroundArticles);
  const byToken = new Map<string, HashTable>();
  const byKey = new Map<string, number>();
  const terms: Term[] = [];
  let flags = new Uint8Array(1 << 14);

  function termOf(named: Term): number {
    const known = byKey.get(named.key);
    if (known !== undefined) return known;
    const term = terms.push(named) - 1;
    byKey.set(named.key, term);
    if (term >= flags.length) {
      const grown = new Uint8Array(flags.length * 2);
      grown.set(flags);
      flags = grown;
    }
    flags[term] = named.flags;
    weights.add(term, named.key);
    return term;
  }

  return {
    term(text, tokens, at, language) {
      let table = byToken.get(language);
      if (table === undefined) byToken.set(language, (table = createHashTable()));
      const hash = tokens.hash[at] as number;
      const known = table.find(hash);
      if (known >= 0) return known;
      const surface = text.slice(tokens.start[at], tokens.end[at]);
      const term = termOf(naming(surface, tokens.shape[at] as number, language));
      table.put(hash, term);
      return term;
    },
    flags: (term) => flags[term] as number,
    value: (term) => terms[term]?.value ?? NaN,
    key: (term) => terms[term]?.key ?? '',
    surface: (term) => terms[term]?.surface ?? '',
    weights,
  };
}

/** Words this short, shouted, are no stop words: US, IT, WHO. */
const shoutedLengthMax = 3;

/** What a word stands for. */
function createNaming({ letters, stem, knowledge }: LexiconOptions) {
  const fold = (word: string): string => foldWord(word, letters);
  const casualties = new Set(knowledge.casualtyWords.map((word) => stem(word, 'en')));
  const aliasOf = new Map<string, string>();
  for (const [name = '', ...others] of knowledge.aliases.filter(isOfSingleWords)) {
    for (const other of others) aliasOf.set(stem(fold(other), 'en'), stem(fold(name), 'en'));
  }

  function number(surface: string, said: string): Term {
    const value = Number(said.replaceAll(',', ''));
    return { key: `#${value}`, surface, flags: numberTerm, value };
  }

  return (surface: string, shape: number, language: string): Term => {
    const word = fold(surface);
    if ((shape & numeric) !== 0) return number(surface, word);
    const isStop = knowledge.stopWords.get(language)?.has(word) === true;
    const isShort = (shape & shouted) !== 0 && word.length <= shoutedLengthMax;
    if (isStop && !isShort) return { key: word, surface, flags: stopTerm, value: NaN };
    const numeral = knowledge.numerals.get(word);
    if (numeral !== undefined) return number(surface, String(numeral));
    const root = isStop ? `${word}.` : stem(word, language);
    const flags = casualties.has(root) ? casualtyTerm : 0;
    return { key: aliasOf.get(root) ?? root, surface, flags, value: NaN };
  };
}

const isOfSingleWords = (ways: readonly string[]): boolean =>
  ways.every((way) => !/[\s-]/.test(way));

/** Lower case, accents off: as the scanner hashes it. */
function foldWord(word: string, letters: Letters): string {
  let folded = '';
  for (const sign of word) {
    const unit = sign.charCodeAt(0);
    const what = letters.kind[unit] as number;
    if (what === mark || (what === separator && !/\d/.test(word))) continue;
    folded += String.fromCharCode((letters.fold[unit] as number) || unit);
  }
  return folded;
}
