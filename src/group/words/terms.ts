// Numbers the terms, by their keys. The number of a term that was forgotten goes to another.

import { SnapshotFault, type Columns, type Sheet } from '../snapshot/snapshot.js';
import { createKin } from './kin.js';
import { keptTerm, plainTerm, stopTerm, type Term } from './term.js';
import type { TermWeights } from './term-weights.js';

export interface Terms {
  at(term: number): Term | undefined;
  knows(key: string): boolean;
  flags(term: number): number;
  mark(term: number, bits: number): void;
  /** The number of a term, or of a name that sounds like it; a new one when neither is known. */
  of(named: Term): number;
  /** How many were new since some were last forgotten. */
  newOnes(): number;
  /** How many there are. */
  size(): number;
  /** Forgets those of which it holds, but what is kept for good; answers them, ascending. */
  forget(isGone: (term: number) => boolean): readonly number[];
  save(sheet: Sheet): void;
  /** @throws SnapshotFault */
  load(columns: Columns): void;
}

export interface TermsOptions {
  readonly weights: TermWeights;
  /** Whether the background has counted a key: such terms are kept for good. */
  readonly isCounted: (key: string) => boolean;
}

/** In the place of one that was forgotten. */
const none = plainTerm('');

export function createTerms({ weights, isCounted }: TermsOptions): Terms {
  const byKey = new Map<string, number>();
  const kin = createKin();
  const all: Term[] = [];
  const flags = createFlags();
  let free: number[] = [];
  let newOnes = 0;

  function put(term: number, named: Term, bits: number): void {
    all[term] = named;
    flags.set(term, bits);
    weights.add(term, named.key);
  }

  function add(named: Term): number {
    const term = free.pop() ?? all.length;
    const isKept = (named.flags & stopTerm) !== 0 || isCounted(named.key);
    put(term, named, named.flags | (isKept ? keptTerm : 0));
    byKey.set(named.key, term);
    if (named.sound !== undefined) kin.add(named.sound, term);
    newOnes++;
    return term;
  }

  return {
    at: (term) => all[term],
    knows: (key) => byKey.has(key),
    flags: flags.of,
    mark: flags.mark,
    of(named) {
      const known = byKey.get(named.key);
      if (known !== undefined) return known;
      const same = named.sound === undefined ? undefined : kin.find(named.sound);
      if (same === undefined) return add(named);
      byKey.set(named.key, same);
      return same;
    },
    newOnes: () => newOnes,
    size: () => all.length - free.length,
    forget(isGone) {
      newOnes = 0;
      const gone = [...all.keys()].filter(
        (term) => all[term] !== none && (flags.of(term) & keptTerm) === 0 && isGone(term),
      );
      for (const term of gone) all[term] = none;
      const isHere = (term: number): boolean => all[term] !== none;
      for (const [key, term] of byKey) if (!isHere(term)) byKey.delete(key);
      kin.keep(isHere);
      free = [...gone, ...free];
      return gone;
    },
    save(sheet) {
      saveTerms(all, byKey, sheet);
      sheet.bytes('lexicon.bits', flags.all(all.length));
      sheet.numbers('lexicon.free', [newOnes, ...free]);
      kin.save(sheet);
    },
    load(columns) {
      const { terms, others } = loadTerms(columns);
      const bits = columns.bytes('lexicon.bits');
      [newOnes = 0, ...free] = columns.doubles('lexicon.free');
      const isFree = new Set(free);
      terms.forEach((named, term) => {
        // What knowledge begins with must be the same; the rest is taken as it was met.
        const isOther = term < all.length && byKey.get(named.key) !== term;
        if (isOther) throw new SnapshotFault('Its terms are others.');
        put(term, isFree.has(term) ? none : { ...named, flags: bits[term] ?? 0 }, bits[term] ?? 0);
        if (!isFree.has(term)) byKey.set(named.key, term);
      });
      for (const [key, term] of others) byKey.set(key, term);
      kin.load(columns);
    },
  };
}

function createFlags() {
  let flags = new Uint8Array(1 << 14);
  return {
    of: (term: number): number => flags[term] as number,
    all: (terms: number): Uint8Array => flags.subarray(0, terms),
    set(term: number, bits: number): void {
      if (term >= flags.length) {
        const grown = new Uint8Array(flags.length * 2);
        grown.set(flags);
        flags = grown;
      }
      flags[term] = bits;
    },
    mark(term: number, bits: number): void {
      flags[term] = (flags[term] as number) | bits;
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
