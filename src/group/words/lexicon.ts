// The terms of the stream: which words stand for one thing. A term is a small number; its weight
// stands in term-weights.

import { capitalNouns } from './foreign-naming.js';
import { createHashTable, type HashTable } from './hash-table.js';
import { createKin } from './kin.js';
import { SnapshotFault, type Columns, type Sheet } from '../snapshot/snapshot.js';
import { phraseTerm, stopOf, type Term } from './term.js';
import { createTermWeights, type Background, type TermWeights } from './term-weights.js';
import { capitalised, opensSentence, type Tokens } from './tokens.js';
import { createWordNaming, type WordNamingOptions } from './word-naming.js';

export { casualtyTerm, namedTerm, numberTerm, phraseTerm, stopTerm } from './term.js';

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

export interface LexiconOptions extends WordNamingOptions {
  readonly background: Background;
  /** How many articles of stream the background outweighs. */
  readonly backgroundArticles: number;
}

/** Sets a name apart from the same letters as a plain word: Rosa, rosa. */
const nameSalt = 0x2c1b3c6d;

export function createLexicon(options: LexiconOptions): Lexicon {
  const naming = createWordNaming(options);
  const counts = new Map(options.background.counts);
  const { articles } = options.background;
  const weights = createTermWeights({ articles, counts }, options.backgroundArticles);
  const byToken = new Map<string, HashTable>();
  const terms = createTerms(weights);
  const phrases = new Map<number, number>();
  const nothing = terms.of(stopOf(''));

  /** Shares before terms: a term takes its share when it is added. */
  function learn(language: string, table = createHashTable()): HashTable {
    const learned = naming.learn(language);
    for (const [key, share] of learned.commonShares) counts.set(key, share * articles);
    for (const [whole, first, second] of learned.phrases) {
      const start = terms.of(first);
      terms.mark(start, phraseTerm);
      phrases.set(start * phraseFactor + terms.of(second), terms.of(whole));
    }
    byToken.set(language, table);
    return table;
  }
  // Phrases of English are known from the start: they are read in every language.
  learn('en');

  return {
    term(text, tokens, at, language) {
      const table = byToken.get(language) ?? learn(language);
      const shape = tokens.shape[at] as number;
      let hash = tokens.hash[at] as number;
      if (language !== 'en' && (shape & capitalised) !== 0) {
        const asName = table.find(hash ^ nameSalt);
        if (asName >= 0) return asName;
        if ((shape & opensSentence) === 0 && !capitalNouns.has(language)) hash ^= nameSalt;
      }
      const known = table.find(hash);
      if (known >= 0) return known;
      const surface = text.slice(tokens.start[at], tokens.end[at]);
      const term = terms.of(naming.name(surface, shape, language, terms.knows));
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
      sheet.texts('lexicon.languages', [...byToken.keys()]);
      terms.save(sheet);
      for (const table of byToken.values()) sheet.ints('lexicon.tokens', table.pairs());
      weights.save(sheet);
    },
    load(columns) {
      const languages = columns.texts('lexicon.languages');
      for (const language of languages) {
        const { commonShares } = naming.learn(language);
        for (const [key, share] of commonShares) counts.set(key, share * articles);
      }
      terms.load(columns);
      for (const language of languages) {
        const pairs = columns.ints('lexicon.tokens');
        const table = learn(language);
        for (let i = 0; i < pairs.length; i += 2) {
          table.put(pairs[i] as number, pairs[i + 1] as number);
        }
      }
      weights.load(columns);
    },
  };
}

/** Terms are fewer than this. */
const phraseFactor = 2 ** 25;

/** Numbers the terms. */
function createTerms(weights: TermWeights) {
  const byKey = new Map<string, number>();
  const kin = createKin();
  const all: Term[] = [];
  let bits = new Uint8Array(1 << 14);
  return {
    at: (term: number): Term | undefined => all[term],
    knows: (key: string): boolean => byKey.has(key),
    flags: (term: number): number => bits[term] as number,
    mark(term: number, bit: number): void {
      bits[term] = (bits[term] as number) | bit;
    },
    of(named: Term): number {
      const known = byKey.get(named.key);
      if (known !== undefined) return known;
      const same = named.sound === undefined ? undefined : kin.find(named.sound);
      if (same !== undefined) {
        byKey.set(named.key, same);
        return same;
      }
      const term = all.push(named) - 1;
      byKey.set(named.key, term);
      if (named.sound !== undefined) kin.add(named.sound, term);
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
      saveTerms(all, byKey, sheet);
      sheet.bytes('lexicon.bits', bits.subarray(0, all.length));
      kin.save(sheet);
    },
    load(columns: Columns): void {
      const { terms, others } = loadTerms(columns);
      const flags = columns.bytes('lexicon.bits');
      terms.forEach((loaded, term) => {
        const named = { ...loaded, flags: flags[term] ?? 0 };
        // What knowledge begins with must be the same; the rest is taken as it was met.
        if (this.of(named) !== term) throw new SnapshotFault('Its terms are others.');
        bits[term] = named.flags;
      });
      for (const [key, term] of others) byKey.set(key, term);
      kin.load(columns);
    },
  };
}

/** Keys by which terms go beside their own: names in other scripts. */
function saveTerms(all: readonly Term[], byKey: ReadonlyMap<string, number>, sheet: Sheet): void {
  const others = [...byKey].filter(([key, term]) => all[term]?.key !== key);
  const keys = [...all.map(({ key }) => key), ...others.map(([key]) => key)];
  sheet.texts('lexicon.keys', keys);
  sheet.texts(
    'lexicon.surfaces',
    all.map(({ surface }) => surface),
  );
  sheet.doubles(
    'lexicon.values',
    Float64Array.from(all, ({ value }) => value),
  );
  sheet.ints(
    'lexicon.others',
    Int32Array.from(others, ([, term]) => term),
  );
}

function loadTerms(columns: Columns) {
  const keys = columns.texts('lexicon.keys');
  const surfaces = columns.texts('lexicon.surfaces');
  const values = columns.doubles('lexicon.values');
  const othersOf = columns.ints('lexicon.others');
  const terms = surfaces.map((surface, term) => {
    return { key: keys[term] ?? '', surface, value: values[term] ?? NaN };
  });
  const others = Array.from(othersOf, (term, at): readonly [string, number] => [
    keys[terms.length + at] ?? '',
    term,
  ]);
  return { terms, others };
}
