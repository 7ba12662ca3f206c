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
  let bits = new Uint8Array(1 << 14);
  let free: number[] = [];
  let newOnes = 0;

  function put(term: number, named: Term, flags: number): void {
    all[term] = named;
    if (term >= bits.length) {
      const grown = new Uint8Array(bits.length * 2);
      grown.set(bits);
      bits = grown;
    }
    bits[term] = flags;
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
    flags: (term) => bits[term] as number,
    mark(term, more) {
      bits[term] = (bits[term] as number) | more;
    },
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
      const gone: number[] = [];
      all.forEach((named, term) => {
        if (named === none || ((bits[term] as number) & keptTerm) !== 0 || !isGone(term)) return;
        gone.push(term);
        all[term] = none;
      });
      const isHere = (term: number): boolean => all[term] !== none;
      for (const [key, term] of byKey) if (!isHere(term)) byKey.delete(key);
      kin.keep(isHere);
      free = [...gone, ...free];
      return gone;
    },
    save(sheet) {
      saveTerms(all, byKey, sheet);
      sheet.bytes('lexicon.bits', bits.subarray(0, all.length));
      sheet.ints('lexicon.free', Int32Array.from(free));
      sheet.numbers('lexicon.new', [newOnes]);
      kin.save(sheet);
    },
    load(columns) {
      const { terms, others } = loadTerms(columns);
      const flags = columns.bytes('lexicon.bits');
      free = [...columns.ints('lexicon.free')];
      [newOnes = 0] = columns.doubles('lexicon.new');
      const isFree = new Set(free);
      terms.forEach((loaded, term) => {
        const known = byKey.get(loaded.key);
        // What knowledge begins with must be the same; the rest is taken as it was met.
        if (term < all.length ? known !== term : known !== undefined && !isFree.has(term)) {
          throw new SnapshotFault('Its terms are others.');
        }
        if (isFree.has(term)) put(term, none, 0);
        else {
          put(term, { ...loaded, flags: flags[term] ?? 0 }, flags[term] ?? 0);
          byKey.set(loaded.key, term);
        }
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
