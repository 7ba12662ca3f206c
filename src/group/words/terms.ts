// Numbers the terms, by their keys. The number of a term that was forgotten goes to another.

import type { Columns, Sheet } from '../snapshot/snapshot.js';
import { createFlags } from './flags.js';
import { createSameSoundNames } from './same-sound-names.js';
import { addKey, loadTerms, saveTerms, type TermsState } from './saved-terms.js';
import { permanentTerm, removedTerm, placeTerm, stopTerm, type Term } from './term.js';
import type { TermWeights } from './term-weights.js';
import { createSurfaceForms } from './surface-forms.js';

export interface Terms {
  at(term: number): Term | undefined;
  hasKey(key: string): boolean;
  flags(term: number): number;
  addFlags(term: number, bits: number): void;
  /** The number of a term, or of a name that sounds like it; a new one when neither is known. */
  of(named: Term): number;
  /** The same of what a text of this language calls by this word. */
  ofWord(named: Term, word: string, language: string): number;
  wordIn(term: number, language: string): string;
  /**
   * Goes round all terms, some further for each that is new since, and forgets those of which it
   * holds, but what is kept for good; answers them.
   */
  forget(isGone: (term: number) => boolean): readonly number[];
  save(sheet: Sheet): void;
  /** @throws SnapshotFault */
  load(columns: Columns): void;
}

export interface TermsOptions {
  readonly weights: TermWeights;
  /** Whether the background has counted a key: such terms are kept for good. */
  readonly isInReference: (key: string) => boolean;
  /** Whether knowledge/ knows a key for a place. */
  readonly isPlace: (key: string) => boolean;
}

export function createTerms({ weights, isInReference: isCounted, isPlace }: TermsOptions): Terms {
  const held = emptyTerms();
  const { all, byKey, flags, sameSoundNames: kin, surfaceForms: wordings } = held;

  function add(named: Term): number {
    const term = held.free.pop() ?? all.length;
    const isKept = (named.flags & stopTerm) !== 0 || isCounted(named.key);
    all[term] = named;
    const known = (isKept ? permanentTerm : 0) | (isPlace(named.key) ? placeTerm : 0);
    flags.set(term, named.flags | known);
    weights.add(term, named.key);
    byKey.set(named.key, term);
    if (named.phoneticKey !== undefined) kin.add(named.phoneticKey, term);
    held.newTerms++;
    return term;
  }

  function of(named: Term): number {
    const known = byKey.get(named.key);
    if (known !== undefined) return known;
    const same = named.phoneticKey === undefined ? undefined : kin.find(named.phoneticKey);
    if (same === undefined) return add(named);
    addKey(named.key, same, held);
    return same;
  }

  /** Reasons name a term by its plainest word: charge, not charging; Google, not GOOGLE. */
  function reword(term: number, word: string): void {
    const known = all[term];
    if (known !== undefined && isPlainer(word, known.surface)) {
      all[term] = { ...known, surface: word };
    }
  }

  return {
    of,
    ofWord(named, word, language) {
      const before = held.newTerms;
      const term = of(named);
      if (held.newTerms > before) wordings.noteFirst(term, language);
      else if (!wordings.noteOther(term, word, language)) reword(term, word);
      return term;
    },
    wordIn: (term, language) => wordings.formIn(term, language) ?? all[term]?.surface ?? '',
    at: (term) => all[term],
    hasKey: (key) => byKey.has(key),
    flags: flags.of,
    addFlags: flags.mark,
    forget(isGone) {
      const gone: number[] = [];
      const looks = Math.min(held.newTerms * looksPerNew, all.length);
      held.newTerms = 0;
      for (let i = 0; i < looks; i++) {
        const term = held.nextChecked % all.length;
        held.nextChecked = term + 1;
        if (all[term] === removedTerm || (flags.of(term) & permanentTerm) !== 0 || !isGone(term))
          continue;
        drop(term, held);
        gone.push(term);
      }
      return gone;
    },
    save: (sheet) => saveTerms(held, sheet),
    load: (columns) => loadTerms(held, weights, columns),
  };
}

/** Shorter ones are often abbreviations. */
const plainLengthMin = 3;

const isShouted = (word: string): boolean => word === word.toUpperCase();

function isPlainer(word: string, than: string): boolean {
  if (word.length < plainLengthMin || /\d/u.test(than)) return false;
  if (isShouted(word) !== isShouted(than)) return isShouted(than);
  if (word.length !== than.length) return word.length < than.length;
  return word !== than && word === than.toLowerCase();
}

/**
 * Terms looked at for each new one: the most that are held are 4/3 of those that are said within
 * the window, and no call has more to do than its own words ask for.
 */
const looksPerNew = 4;

function emptyTerms(): TermsState {
  return {
    all: [],
    byKey: new Map<string, number>(),
    otherKeys: new Map<number, string[]>(),
    flags: createFlags(),
    sameSoundNames: createSameSoundNames(),
    surfaceForms: createSurfaceForms(),
    free: [],
    newTerms: 0,
    nextChecked: 0,
  };
}

function drop(
  term: number,
  { all, byKey, otherKeys, sameSoundNames: kin, surfaceForms: wordings, free }: TermsState,
): void {
  byKey.delete((all[term] as Term).key);
  for (const key of otherKeys.get(term) ?? []) byKey.delete(key);
  otherKeys.delete(term);
  all[term] = removedTerm;
  kin.forget(term);
  wordings.forget(term);
  free.push(term);
}
