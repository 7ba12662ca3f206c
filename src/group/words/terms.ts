// The terms a lexicon has met, numbered: keys to numbers and back, and what each is in whole.

import { grownBytes } from '../column.js';
import { createKin } from './kin.js';
import { SnapshotFault, type Columns, type Sheet } from '../snapshot/snapshot.js';
import { createSaid } from './said.js';
import type { Term } from './term.js';
import type { TermWeights } from './term-weights.js';

export type Terms = ReturnType<typeof createTerms>;

/** Numbers the terms. */
export function createTerms(weights: TermWeights) {
  const byKey = new Map<string, number>();
  const kin = createKin();
  const all: Term[] = [];
  const said = createSaid();
  let bits: Uint8Array = new Uint8Array(1 << 14);
  return {
    at: (term: number): Term | undefined => all[term],
    wordIn: (term: number, language: string): string =>
      said.wordIn(term, language) ?? all[term]?.surface ?? '',
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
      bits = grownBytes(bits, term + 1);
      bits[term] = named.flags;
      weights.add(term, named.key);
      return term;
    },
    /** The term a text of the language says so. */
    said(named: Term, word: string, language: string): number {
      const before = all.length;
      const term = this.of(named);
      if (term === before) said.first(term, language);
      else said.again(term, word, language);
      return term;
    },
    save(sheet: Sheet): void {
      saveTerms(all, byKey, sheet);
      sheet.bytes('lexicon.bits', bits.subarray(0, all.length));
      kin.save(sheet);
      said.save(sheet, all.length);
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
      said.load(columns);
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
