// The terms of the stream: what a word stands for, and how much it tells just now.
//
// A term's weight joins a shipped background with the running stream: on a war desk every text says
// "Syria", so there it tells nothing, whatever it tells elsewhere.

import { grownFloats } from './column.js';
import { createHashTable } from './hash-table.js';
import type { Knowledge } from './knowledge.js';
import type { Letters } from './letters.js';
import type { Stem } from './stems.js';
import { numeric, shouted, type Tokens } from './tokens.js';

/** Bits of a term. */
export const stopTerm = 1;
export const numberTerm = 2;
export const casualtyTerm = 4;

/** Share of texts that hold a term, by its stem; from the learned file. */
export interface Background {
  readonly articles: number;
  readonly counts: ReadonlyMap<string, number>;
}

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
  /** Current weights by term. Ask again after `epoch` grew. */
  weights(): Float32Array;
  epoch(): number;
  /** Counts an article's distinct terms, given as multiples of `shift`. */
  count(packed: Int32Array, shift: number): void;
  /** How often the term was written as a name where case tells, from 0 to 1. */
  nameShare(term: number): number;
  noteCase(term: number, capital: boolean): void;
  readonly size: () => number;
}

export interface LexiconOptions {
  readonly letters: Letters;
  readonly stem: Stem;
  readonly knowledge: Knowledge;
  readonly background: Background;
  /** How many articles of stream the background outweighs. */
  readonly backgroundArticles: number;
}

const refreshGrowth = 1.08;
const refreshArticlesMin = 8;
/** Terms the background has not seen are taken for this rare. */
const unseenCount = 0.5;

export function createLexicon(options: LexiconOptions): Lexicon {
  const { letters, stem, knowledge, background, backgroundArticles } = options;
  const byToken = new Map<string, ReturnType<typeof createHashTable>>();
  const byStem = new Map<string, number>();
  const keys: string[] = [];
  const surfaces: string[] = [];
  const values = new Map<number, number>();
  let flags = new Uint8Array(1 << 14);
  let seen = new Float32Array(1 << 14);
  let share = new Float32Array(1 << 14);
  let weight = new Float32Array(1 << 14);
  let capital: Float32Array = new Float32Array(1 << 14);
  let cased: Float32Array = new Float32Array(1 << 14);
  let articles = 0;
  let refreshAt = refreshArticlesMin;
  let epoch = 0;
  const casualties = new Set(knowledge.casualtyWords.map((word) => stem(word, 'en')));
  const aliasOf = new Map<string, string>();

  function grow(length: number): void {
    if (length <= flags.length) return;
    const grown = new Uint8Array(flags.length * 2);
    grown.set(flags);
    flags = grown;
    seen = grownFloats(seen, length) as Float32Array<ArrayBuffer>;
    share = grownFloats(share, length) as Float32Array<ArrayBuffer>;
    weight = grownFloats(weight, length) as Float32Array<ArrayBuffer>;
    capital = grownFloats(capital, length);
    cased = grownFloats(cased, length);
  }

  function weightOf(term: number): number {
    const pseudo = backgroundArticles * (share[term] as number);
    const rate = ((seen[term] as number) + pseudo) / (articles + backgroundArticles);
    return -Math.log(Math.min(1, rate));
  }

  function termOf(key: string, surface: string, bits: number): number {
    const known = byStem.get(key);
    if (known !== undefined) return known;
    const term = surfaces.length;
    grow(term + 1);
    byStem.set(key, term);
    keys.push(key);
    surfaces.push(surface);
    flags[term] = bits;
    const count = background.counts.get(key) ?? unseenCount;
    share[term] = count / Math.max(1, background.articles);
    weight[term] = weightOf(term);
    return term;
  }

  function learn(text: string, tokens: Tokens, at: number, language: string): number {
    const surface = text.slice(tokens.start[at], tokens.end[at]);
    const shape = tokens.shape[at] as number;
    if ((shape & numeric) !== 0) return numberOf(surface);
    const word = foldWord(surface, letters);
    const stops = knowledge.stopWords.get(language);
    const stop = stops?.has(word) === true;
    if (stop && (shape & shouted) !== 0 && word.length <= 3) return named(`${word}.`, surface, 0);
    if (stop) return named(word, surface, stopTerm);
    const numeral = knowledge.numerals.get(word);
    if (numeral !== undefined) return numberOf(String(numeral));
    const root = stem(word, language);
    return named(root, surface, casualties.has(root) ? casualtyTerm : 0);
  }

  function named(key: string, surface: string, bits: number): number {
    return termOf(aliasOf.get(key) ?? key, surface, bits);
  }

  function numberOf(surface: string): number {
    const value = Number(foldWord(surface, letters).replaceAll(',', ''));
    const term = termOf(`#${value}`, surface, numberTerm);
    values.set(term, value);
    return term;
  }

  for (const [name, ...others] of knowledge.aliases.filter(isSingleWords)) {
    const root = stem(foldWord(name ?? '', letters), 'en');
    for (const other of others) aliasOf.set(stem(foldWord(other, letters), 'en'), root);
  }

  return {
    term(text, tokens, at, language) {
      let table = byToken.get(language);
      if (table === undefined) byToken.set(language, (table = createHashTable()));
      const hash = tokens.hash[at] as number;
      const known = table.find(hash);
      if (known >= 0) return known;
      const term = learn(text, tokens, at, language);
      table.put(hash, term);
      return term;
    },
    flags: (term) => flags[term] as number,
    value: (term) => values.get(term) ?? NaN,
    key: (term) => keys[term] ?? '',
    surface: (term) => surfaces[term] ?? '',
    weights: () => weight,
    epoch: () => epoch,
    count(packed, shift) {
      for (let i = 0; i < packed.length; i++) {
        const term = Math.floor((packed[i] as number) / shift);
        seen[term] = (seen[term] as number) + 1;
      }
      if (++articles < refreshAt) return;
      refreshAt = Math.max(articles * refreshGrowth, articles + refreshArticlesMin);
      for (let term = 0; term < surfaces.length; term++) weight[term] = weightOf(term);
      epoch++;
    },
    nameShare: (term) => (capital[term] as number) / ((cased[term] as number) + 1),
    noteCase(term, isCapital) {
      cased[term] = (cased[term] as number) + 1;
      if (isCapital) capital[term] = (capital[term] as number) + 1;
    },
    size: () => surfaces.length,
  };
}

const isSingleWords = (ways: readonly string[]): boolean => ways.every((way) => !/[\s-]/.test(way));

/** Lower case, accents off: as the scanner hashes it. */
export function foldWord(word: string, letters: Letters): string {
  let folded = '';
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i);
    const what = letters.kind[unit] as number;
    if (what === 4 || (what === 0 && unit === 46 && !/\d/.test(word))) continue;
    folded += String.fromCharCode((letters.fold[unit] as number) || unit);
  }
  return folded;
}
