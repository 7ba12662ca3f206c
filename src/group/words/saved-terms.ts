// The terms as columns of a snapshot, and back.

import { SnapshotFault, type Columns, type Sheet } from '../snapshot/snapshot.js';
import type { Flags } from './flags.js';
import type { SameSoundNames } from './same-sound-names.js';
import { removedTerm, type Term } from './term.js';
import type { TermWeights } from './term-weights.js';
import type { SurfaceForms } from './surface-forms.js';

/** All that is known of terms. */
export interface TermsState {
  readonly all: Term[];
  /** By its own key, and by those of the same name in other scripts … */
  readonly byKey: Map<string, number>;
  /** … which are few. */
  readonly otherKeys: Map<number, string[]>;
  readonly flags: Flags;
  readonly sameSoundNames: SameSoundNames;
  readonly surfaceForms: SurfaceForms;
  /** Numbers to give away, the last first. */
  readonly free: number[];
  /** How many were new since terms were last looked through. */
  newTerms: number;
  /** The term looked at next. */
  nextChecked: number;
}

/** A term goes by another key, too. */
export function addKey(key: string, term: number, { byKey, otherKeys }: TermsState): void {
  byKey.set(key, term);
  const known = otherKeys.get(term);
  if (known === undefined) otherKeys.set(term, [key]);
  else known.push(key);
}

export function saveTerms(held: TermsState, sheet: Sheet): void {
  const {
    all,
    flags,
    free,
    newTerms: newOnes,
    nextChecked: lookAt,
    sameSoundNames: kin,
    surfaceForms: wordings,
  } = held;
  saveNamed(held, sheet);
  sheet.bytes('lexicon.bits', flags.copy(all.length));
  sheet.ints('lexicon.free', new Int32Array(free));
  sheet.numbers('lexicon.looks', [newOnes, lookAt]);
  kin.save(sheet);
  wordings.save(sheet, all.length);
}

/** Into those that knowledge begins with. @throws SnapshotFault */
export function loadTerms(held: TermsState, weights: TermWeights, columns: Columns): void {
  const { all, byKey, flags, free, sameSoundNames: kin, surfaceForms: wordings } = held;
  const { terms, others } = loadNamed(columns);
  const bits = columns.bytes('lexicon.bits');
  for (const term of columns.ints('lexicon.free')) free.push(term);
  [held.newTerms = 0, held.nextChecked = 0] = columns.doubles('lexicon.looks');
  const isFree = new Set(free);
  terms.forEach((named, term) => {
    // What knowledge begins with must be the same; the rest is taken as it was met.
    const isOther = term < all.length && byKey.get(named.key) !== term;
    if (isOther) throw new SnapshotFault('Its terms are others.');
    all[term] = isFree.has(term) ? removedTerm : { ...named, flags: bits[term] ?? 0 };
    flags.set(term, bits[term] ?? 0);
    weights.add(term, named.key);
    if (!isFree.has(term)) byKey.set(named.key, term);
  });
  for (const [key, term] of others) addKey(key, term, held);
  kin.load(columns);
  wordings.load(columns);
}

function saveNamed(held: TermsState, sheet: Sheet): void {
  const all = [...held.all];
  const others = [...held.otherKeys].flatMap(([term, keys]) => keys.map((key) => ({ key, term })));
  sheet.texts('lexicon.keys', () => all.map(({ key }) => key));
  sheet.texts('lexicon.surfaces', () => all.map(({ surface }) => surface));
  sheet.doubles('lexicon.values', () => new Float64Array(all.map(({ value }) => value)));
  sheet.texts(
    'lexicon.otherKeys',
    others.map(({ key }) => key),
  );
  sheet.ints('lexicon.others', new Int32Array(others.map(({ term }) => term)));
}

function loadNamed(columns: Columns) {
  const keys = columns.texts('lexicon.keys');
  const surfaces = columns.texts('lexicon.surfaces');
  const values = columns.doubles('lexicon.values');
  const otherKeys = columns.texts('lexicon.otherKeys');
  const othersOf = columns.ints('lexicon.others');
  const terms = surfaces.map((surface, term) => {
    return { key: keys[term] ?? '', surface, value: values[term] ?? NaN };
  });
  const others = Array.from(othersOf, (term, at): readonly [string, number] => [
    otherKeys[at] ?? '',
    term,
  ]);
  return { terms, others };
}
