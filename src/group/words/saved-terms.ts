// Saves the terms as columns of a snapshot, and loads them.

import { SnapshotFault, type SnapshotReader, type SnapshotWriter } from '../snapshot/snapshot.js';
import type { SameSoundNames } from './same-sound-names.js';
import { removedTerm, type Term, type TermFlags } from './term.js';
import type { TermWeights } from './term-weights.js';
import type { SurfaceForms } from './surface-forms.js';

/** Everything known about terms. */
export interface TermsState {
  readonly all: Term[];
  /** Key → number of the term: its own key, and the keys of the same name in other scripts. */
  readonly byKey: Map<string, number>;
  /** Number of a term → its keys in other scripts. Few terms have any. */
  readonly otherKeys: Map<number, string[]>;
  readonly flags: TermFlags;
  readonly sameSoundNames: SameSoundNames;
  readonly surfaceForms: SurfaceForms;
  /** Numbers of forgotten terms; the last is reused first. */
  readonly free: number[];
  /** Terms added since the last call of `forget`. */
  newTerms: number;
  /** The term that the next call of `forget` checks first. */
  nextChecked: number;
}

/** Lets a term be found by another key as well. */
export function addKey(key: string, term: number, { byKey, otherKeys }: TermsState): void {
  byKey.set(key, term);
  const known = otherKeys.get(term);
  if (known === undefined) otherKeys.set(term, [key]);
  else known.push(key);
}

export function saveTerms(state: TermsState, writer: SnapshotWriter): void {
  const { all, flags, free, newTerms, nextChecked, sameSoundNames, surfaceForms } = state;
  saveNamed(state, writer);
  writer.bytes('lexicon.bits', flags.copy(all.length));
  writer.ints('lexicon.free', new Int32Array(free));
  writer.numbers('lexicon.checks', [newTerms, nextChecked]);
  sameSoundNames.save(writer);
  surfaceForms.save(writer, all.length);
}

/**
 * Loads terms over those that knowledge/ adds at the start.
 * @throws SnapshotFault if the snapshot numbers the terms of knowledge/ differently.
 */
export function loadTerms(state: TermsState, weights: TermWeights, reader: SnapshotReader): void {
  const { all, byKey, flags, free, sameSoundNames, surfaceForms } = state;
  const { terms, others } = loadNamed(reader);
  const bits = reader.bytes('lexicon.bits');
  for (const term of reader.ints('lexicon.free')) free.push(term);
  [state.newTerms = 0, state.nextChecked = 0] = reader.doubles('lexicon.checks');
  const isFree = new Set(free);
  terms.forEach((named, term) => {
    // The terms of knowledge/ must have the same numbers; the others are taken from the snapshot.
    const differs = term < all.length && byKey.get(named.key) !== term;
    if (differs) throw new SnapshotFault('It numbers the terms of knowledge/ differently.');
    all[term] = isFree.has(term) ? removedTerm : { ...named, flags: bits[term] ?? 0 };
    flags.set(term, bits[term] ?? 0);
    weights.add(term, named.key);
    if (!isFree.has(term)) byKey.set(named.key, term);
  });
  for (const [key, term] of others) addKey(key, term, state);
  sameSoundNames.load(reader);
  surfaceForms.load(reader);
}

function saveNamed(state: TermsState, writer: SnapshotWriter): void {
  const all = [...state.all];
  const others = [...state.otherKeys].flatMap(([term, keys]) => keys.map((key) => ({ key, term })));
  writer.texts('lexicon.keys', () => all.map(({ key }) => key));
  writer.texts('lexicon.surfaces', () => all.map(({ surface }) => surface));
  writer.doubles('lexicon.values', () => new Float64Array(all.map(({ value }) => value)));
  writer.texts(
    'lexicon.otherKeys',
    others.map(({ key }) => key),
  );
  writer.ints('lexicon.others', new Int32Array(others.map(({ term }) => term)));
}

function loadNamed(reader: SnapshotReader) {
  const keys = reader.texts('lexicon.keys');
  const surfaces = reader.texts('lexicon.surfaces');
  const values = reader.doubles('lexicon.values');
  const otherKeys = reader.texts('lexicon.otherKeys');
  const othersOf = reader.ints('lexicon.others');
  const terms = surfaces.map((surface, term) => {
    return { key: keys[term] ?? '', surface, value: values[term] ?? NaN };
  });
  const others = Array.from(othersOf, (term, at): readonly [string, number] => [
    otherKeys[at] ?? '',
    term,
  ]);
  return { terms, others };
}
