// The terms of the stream: which words stand for one thing. A term is a small number; its weight
// stands in term-weights.

import { createHashTable, type HashTable } from './hash-table.js';
import type { Knowledge } from './knowledge.js';
import { separator, mark, type Letters } from './letters.js';
import { SnapshotFault, type Columns, type Sheet } from './snapshot/snapshot.js';
import type { Stem } from './stems.js';
import { createTermWeights, type Background, type TermWeights } from './term-weights.js';
import { numeric, shouted, type Tokens } from './tokens.js';

/** Bits of a term. */
export const stopTerm = 1;
export const numberTerm = 2;
export const casualtyTerm = 4;
/** Begins a phrase of two words that stands for one thing. */
export const phraseTerm = 8;

export interface Lexicon {
  /** The term a token stands for. */
  term(text: string, tokens: Tokens, at: number, language: string): number;
  flags(term: number): number;
  /** The term two neighbours stand for together; −1 when they stand for themselves. */
  phrase(first: number, second: number): number;
  /** A term that says nothing. */
  readonly nothing: number;
  /** The number a term says; NaN when none. */
  value(term: number): number;
  /** Its stem, as the background knows it. */
  key(term: number): string;
  /** As first met, for reasons. */
  surface(term: number): string;
  readonly weights: TermWeights;
  save(sheet: Sheet): void;
  /** Into a lexicon of the same knowledge that has read nothing yet. @throws SnapshotFault */
  load(columns: Columns): void;
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
  const terms = createTerms(weights);
  const nothing = terms.of(stopped('', ''));
  const phrases = new Map<number, number>();
  for (const [name, first, second] of naming.phrases) {
    const start = terms.of(first);
    terms.mark(start, phraseTerm);
    phrases.set(start * phraseFactor + terms.of(second), terms.of(name));
  }

  return {
    term(text, tokens, at, language) {
      let table = byToken.get(language);
      if (table === undefined) byToken.set(language, (table = createHashTable()));
      const hash = tokens.hash[at] as number;
      const known = table.find(hash);
      if (known >= 0) return known;
      const surface = text.slice(tokens.start[at], tokens.end[at]);
      const term = terms.of(naming.name(surface, tokens.shape[at] as number, language));
      table.put(hash, term);
      return term;
    },
    phrase: (first, second) => phrases.get(first * phraseFactor + second) ?? -1,
    nothing,
    flags: terms.flags,
    value: (term) => terms.at(term)?.value ?? NaN,
    key: (term) => terms.at(term)?.key ?? '',
    surface: (term) => terms.at(term)?.surface ?? '',
    weights,
    save(sheet) {
      terms.save(sheet);
      sheet.texts('lexicon.languages', [...byToken.keys()]);
      for (const table of byToken.values()) sheet.ints('lexicon.tokens', table.pairs());
      weights.save(sheet);
    },
    load(columns) {
      terms.load(columns);
      for (const language of columns.texts('lexicon.languages')) {
        const table = createHashTable();
        const pairs = columns.ints('lexicon.tokens');
        for (let i = 0; i < pairs.length; i += 2) {
          table.put(pairs[i] as number, pairs[i + 1] as number);
        }
        byToken.set(language, table);
      }
      weights.load(columns);
    },
  };
}

/** A stop word, under a key that no stem of another word has. */
const stopped = (word: string, surface: string): Term => ({
  key: `${word}/`,
  surface,
  flags: stopTerm,
  value: NaN,
});

/** Terms are fewer than this. */
const phraseFactor = 2 ** 25;

/** Numbers the terms. */
function createTerms(weights: TermWeights) {
  const byKey = new Map<string, number>();
  const all: Term[] = [];
  let bits = new Uint8Array(1 << 14);
  return {
    at: (term: number): Term | undefined => all[term],
    flags: (term: number): number => bits[term] as number,
    mark(term: number, bit: number): void {
      bits[term] = (bits[term] as number) | bit;
    },
    of(named: Term): number {
      const known = byKey.get(named.key);
      if (known !== undefined) return known;
      const term = all.push(named) - 1;
      byKey.set(named.key, term);
      if (term >= bits.length) {
        const grown = new Uint8Array(bits.length * 2);
        grown.set(bits);
        bits = grown;
      }
      bits[term] = named.flags;
      weights.add(term, named.key);
      return term;
    },
    save(sheet: Sheet): void {
      sheet.texts(
        'lexicon.keys',
        all.map(({ key }) => key),
      );
      sheet.texts(
        'lexicon.surfaces',
        all.map(({ surface }) => surface),
      );
      sheet.doubles(
        'lexicon.values',
        Float64Array.from(all, ({ value }) => value),
      );
      sheet.bytes('lexicon.bits', bits.subarray(0, all.length));
    },
    load(columns: Columns): void {
      const keys = columns.texts('lexicon.keys');
      const surfaces = columns.texts('lexicon.surfaces');
      const values = columns.doubles('lexicon.values');
      const flags = columns.bytes('lexicon.bits');
      keys.forEach((key, term) => {
        const surface = surfaces[term] ?? '';
        const named = { key, surface, flags: flags[term] ?? 0, value: values[term] ?? NaN };
        // What knowledge begins with must be the same; the rest is taken as it was met.
        if (this.of(named) !== term) throw new SnapshotFault('Its terms are others.');
        bits[term] = named.flags;
      });
    },
  };
}

/** Words this short, shouted, are no stop words: US, IT, WHO. */
const shoutedLengthMax = 3;

/** What a word stands for. */
function createNaming({ letters, stem, knowledge }: LexiconOptions) {
  const fold = (word: string): string => foldWord(word, letters);
  const stemmed = (word: string, language: string): string =>
    fold(stem(word.toLowerCase(), language));
  const stops = new Map(
    [...knowledge.stopWords].map(([language, words]) => [language, new Set([...words].map(fold))]),
  );
  const casualties = new Set(knowledge.casualtyWords.map((word) => stemmed(word, 'en')));
  const aliasOf = new Map<string, string>();
  const plain = (key: string, surface = key): Term => ({ key, surface, flags: 0, value: NaN });
  /** A word of a way of several. */
  const part = (word: string): Term =>
    stops.get('en')?.has(fold(word)) === true
      ? stopped(fold(word), word)
      : plain(stemmed(word, 'en'));
  const phrases: (readonly [Term, Term, Term])[] = [];
  for (const ways of knowledge.aliases) {
    const [name = ''] = ways;
    const key = name
      .split(' ')
      .map((word) => stemmed(word, 'en'))
      .join(' ');
    for (const way of ways) {
      const [first = '', second] = way.split(' ');
      if (second !== undefined) phrases.push([plain(key, name), part(first), part(second)]);
      else aliasOf.set(isShouted(way) ? `${stemmed(way, 'en')}.` : stemmed(way, 'en'), key);
    }
  }

  function number(surface: string, said: string): Term {
    const value = Number(said.replaceAll(',', ''));
    return { key: `#${value}`, surface, flags: numberTerm, value };
  }

  function name(surface: string, shape: number, language: string): Term {
    const word = fold(surface);
    if ((shape & numeric) !== 0) return number(surface, word);
    const isStop = stops.get(language)?.has(word) === true;
    const isShort = (shape & shouted) !== 0 && word.length <= shoutedLengthMax;
    if (isStop && !isShort) return stopped(word, surface);
    const numeral = knowledge.numerals.get(word);
    if (numeral !== undefined) return number(surface, String(numeral));
    const root = isStop ? `${word}.` : stemmed(surface, language);
    const flags = casualties.has(root) ? casualtyTerm : 0;
    return { ...plain(aliasOf.get(root) ?? root, surface), flags };
  }

  return {
    name,
    /** Name, first and second word; as aliases stand for them. */
    phrases: phrases.map(
      ([whole, first, second]) =>
        [
          whole,
          { ...first, key: aliasOf.get(first.key) ?? first.key },
          { ...second, key: aliasOf.get(second.key) ?? second.key },
        ] as const,
    ),
  };
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
    if (what === mark || (what === separator && !/\d/.test(word))) continue;
    folded += String.fromCharCode((letters.fold[unit] as number) || unit);
  }
  return folded;
}
