// Gives every term a number, by its key. The number of a forgotten term is reused.

import type { SnapshotReader, SnapshotWriter } from '../snapshot/snapshot.js';
import { createSameSoundNames } from './same-sound-names.js';
import { addKey, loadTerms, saveTerms, type TermsState } from './saved-terms.js';
import {
  createTermFlags,
  permanentTerm,
  placeTerm,
  removedTerm,
  stopTerm,
  type Term,
} from './term.js';
import type { TermWeights } from './term-weights.js';
import { createSurfaceForms } from './surface-forms.js';

export interface Terms {
  /** The term with this number; undefined if the number was never given. */
  at(term: number): Term | undefined;
  /** Whether a key already names a term. */
  hasKey(key: string): boolean;
  /** The bits of a term: see term.ts. */
  flags(term: number): number;
  /** Sets further bits of a term. */
  addFlags(term: number, bits: number): void;
  /** The number of a term or of a name that sounds the same; a new number if neither is known. */
  numberOf(term: Term): number;
  /** Like `numberOf`, and notes that a text in this language used this word for the term. */
  numberOfWord(term: Term, word: string, language: string): number;
  /** The word for a term in a language; the first word met when that language has none. */
  wordIn(term: number, language: string): string;
  /**
   * Forgets the unused terms among the next few, and returns their numbers. Permanent terms stay.
   * Successive calls go round all terms; a call checks four terms for each that was added since
   * the call before.
   */
  forget(isUnused: (term: number) => boolean): readonly number[];
  save(writer: SnapshotWriter): void;
  /** @throws SnapshotFault if the snapshot numbers the terms of knowledge/ differently. */
  load(reader: SnapshotReader): void;
}

export interface TermsOptions {
  readonly weights: TermWeights;
  /** Whether the reference corpus counts a key: such terms are permanent. */
  readonly isInReference: (key: string) => boolean;
  /** Whether knowledge/regions.txt lists a key. */
  readonly isPlace: (key: string) => boolean;
}

export function createTerms({ weights, isInReference: isCounted, isPlace }: TermsOptions): Terms {
  const state = emptyState();
  const { all, byKey, flags, sameSoundNames, surfaceForms } = state;

  function add(named: Term): number {
    const term = state.free.pop() ?? all.length;
    const isKept = (named.flags & stopTerm) !== 0 || isCounted(named.key);
    all[term] = named;
    const known = (isKept ? permanentTerm : 0) | (isPlace(named.key) ? placeTerm : 0);
    flags.set(term, named.flags | known);
    weights.add(term, named.key);
    byKey.set(named.key, term);
    if (named.phoneticKey !== undefined) sameSoundNames.add(named.phoneticKey, term);
    state.newTerms++;
    return term;
  }

  function numberOf(named: Term): number {
    const known = byKey.get(named.key);
    if (known !== undefined) return known;
    const same =
      named.phoneticKey === undefined ? undefined : sameSoundNames.find(named.phoneticKey);
    if (same === undefined) return add(named);
    addKey(named.key, same, state);
    return same;
  }

  /** Keeps the plainest word of a term, for reasons: charge, not charging; Google, not GOOGLE. */
  function keepPlainest(term: number, word: string): void {
    const known = all[term];
    if (known !== undefined && isPlainer(word, known.surface)) {
      all[term] = { ...known, surface: word };
    }
  }

  return {
    numberOf,
    numberOfWord(named, word, language) {
      const before = state.newTerms;
      const term = numberOf(named);
      if (state.newTerms > before) surfaceForms.noteFirst(term, language);
      else if (!surfaceForms.noteOther(term, word, language)) keepPlainest(term, word);
      return term;
    },
    wordIn: (term, language) => surfaceForms.formIn(term, language) ?? all[term]?.surface ?? '',
    at: (term) => all[term],
    hasKey: (key) => byKey.has(key),
    flags: flags.of,
    addFlags: flags.add,
    forget(isUnused) {
      const gone: number[] = [];
      const checks = Math.min(state.newTerms * checksPerNew, all.length);
      state.newTerms = 0;
      for (let i = 0; i < checks; i++) {
        const term = state.nextChecked % all.length;
        state.nextChecked = term + 1;
        if (all[term] === removedTerm || (flags.of(term) & permanentTerm) !== 0 || !isUnused(term))
          continue;
        drop(term, state);
        gone.push(term);
      }
      return gone;
    },
    save: (writer) => saveTerms(state, writer),
    load: (reader) => loadTerms(state, weights, reader),
  };
}

/** Shorter words are often abbreviations. */
const plainLengthMin = 3;

const isAllCapitals = (word: string): boolean => word === word.toUpperCase();

function isPlainer(word: string, than: string): boolean {
  if (word.length < plainLengthMin || /\d/u.test(than)) return false;
  if (isAllCapitals(word) !== isAllCapitals(than)) return isAllCapitals(than);
  if (word.length !== than.length) return word.length < than.length;
  return word !== than && word === than.toLowerCase();
}

/**
 * Terms checked for each new one. This bounds the terms in memory to 4/3 of those used within the
 * window, and the work of a call to what the new terms since the last call ask for.
 */
const checksPerNew = 4;

function emptyState(): TermsState {
  return {
    all: [],
    byKey: new Map<string, number>(),
    otherKeys: new Map<number, string[]>(),
    flags: createTermFlags(),
    sameSoundNames: createSameSoundNames(),
    surfaceForms: createSurfaceForms(),
    free: [],
    newTerms: 0,
    nextChecked: 0,
  };
}

function drop(
  term: number,
  { all, byKey, otherKeys, sameSoundNames, surfaceForms, free }: TermsState,
): void {
  byKey.delete((all[term] as Term).key);
  for (const key of otherKeys.get(term) ?? []) byKey.delete(key);
  otherKeys.delete(term);
  all[term] = removedTerm;
  sameSoundNames.forget(term);
  surfaceForms.forget(term);
  free.push(term);
}
