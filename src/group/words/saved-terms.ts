// The terms as columns of a snapshot, and back.

import { SnapshotFault, type Columns, type Sheet } from '../snapshot/snapshot.js';
import type { Flags } from './flags.js';
import type { Kin } from './kin.js';
import type { Said } from './said.js';
import { noTerm, type Term } from './term.js';
import type { TermWeights } from './term-weights.js';

/** All that is known of terms. */
export interface TermsHeld {
  readonly all: Term[];
  /** Names in other scripts go beside a term's own key. */
  readonly byKey: Map<string, number>;
  readonly flags: Flags;
  readonly kin: Kin;
  readonly said: Said;
  /** Numbers to give away, the last first. */
  free: number[];
  newOnes: number;
}

export function saveTerms(held: TermsHeld, sheet: Sheet): void {
  const { all, flags, free, newOnes, kin, said } = held;
  saveNamed(held, sheet);
  sheet.bytes('lexicon.bits', flags.all(all.length));
  sheet.numbers('lexicon.free', [newOnes, ...free]);
  kin.save(sheet);
  said.save(sheet, all.length);
}

/** Into those that knowledge begins with. @throws SnapshotFault */
export function loadTerms(held: TermsHeld, weights: TermWeights, columns: Columns): void {
  const { all, byKey, flags, kin, said } = held;
  const { terms, others } = loadNamed(columns);
  const bits = columns.bytes('lexicon.bits');
  [held.newOnes = 0, ...held.free] = columns.doubles('lexicon.free');
  const isFree = new Set(held.free);
  terms.forEach((named, term) => {
    // What knowledge begins with must be the same; the rest is taken as it was met.
    const isOther = term < all.length && byKey.get(named.key) !== term;
    if (isOther) throw new SnapshotFault('Its terms are others.');
    all[term] = isFree.has(term) ? noTerm : { ...named, flags: bits[term] ?? 0 };
    flags.set(term, bits[term] ?? 0);
    weights.add(term, named.key);
    if (!isFree.has(term)) byKey.set(named.key, term);
  });
  for (const [key, term] of others) byKey.set(key, term);
  kin.load(columns);
  said.load(columns);
}

/** Keys by which terms go beside their own: names in other scripts. */
function saveNamed({ all, byKey }: TermsHeld, sheet: Sheet): void {
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

function loadNamed(columns: Columns) {
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
