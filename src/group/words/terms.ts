// Numbers the terms, by their keys. The number of a term that was forgotten goes to another.

import type { Columns, Sheet } from '../snapshot/snapshot.js';
import { createFlags } from './flags.js';
import { createKin } from './kin.js';
import { addKey, loadTerms, saveTerms, type TermsHeld } from './saved-terms.js';
import { keptTerm, noTerm, placeTerm, stopTerm, type Term } from './term.js';
import type { TermWeights } from './term-weights.js';
import { createWordings } from './wordings.js';

export interface Terms {
  at(term: number): Term | undefined;
  knows(key: string): boolean;
  flags(term: number): number;
  mark(term: number, bits: number): void;
  /** The number of a term, or of a name that sounds like it; a new one when neither is known. */
  of(named: Term): number;
  /** The same of what a text of this language calls by this word. */
  worded(named: Term, word: string, language: string): number;
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
  readonly isCounted: (key: string) => boolean;
  /** Whether knowledge/ knows a key for a place. */
  readonly isPlace: (key: string) => boolean;
}

export function createTerms({ weights, isCounted, isPlace }: TermsOptions): Terms {
  const held = emptyTerms();
  const { all, byKey, flags, kin, wordings } = held;

  function add(named: Term): number {
    const term = held.free.pop() ?? all.length;
    const isKept = (named.flags & stopTerm) !== 0 || isCounted(named.key);
    all[term] = named;
    const known = (isKept ? keptTerm : 0) | (isPlace(named.key) ? placeTerm : 0);
    flags.set(term, named.flags | known);
    weights.add(term, named.key);
    byKey.set(named.key, term);
    if (named.sound !== undefined) kin.add(named.sound, term);
    held.newOnes++;
    return term;
  }

  function of(named: Term): number {
    const known = byKey.get(named.key);
    if (known !== undefined) return known;
    const same = named.sound === undefined ? undefined : kin.find(named.sound);
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
    worded(named, word, language) {
      const before = held.newOnes;
      const term = of(named);
      if (held.newOnes > before) wordings.first(term, language);
      else if (!wordings.again(term, word, language)) reword(term, word);
      return term;
    },
    wordIn: (term, language) => wordings.wordIn(term, language) ?? all[term]?.surface ?? '',
    at: (term) => all[term],
    knows: (key) => byKey.has(key),
    flags: flags.of,
    mark: flags.mark,
    forget(isGone) {
      const gone: number[] = [];
      const looks = Math.min(held.newOnes * looksPerNew, all.length);
      held.newOnes = 0;
      for (let i = 0; i < looks; i++) {
        const term = held.lookAt % all.length;
        held.lookAt = term + 1;
        if (all[term] === noTerm || (flags.of(term) & keptTerm) !== 0 || !isGone(term)) continue;
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

function emptyTerms(): TermsHeld {
  return {
    all: [],
    byKey: new Map<string, number>(),
    otherKeys: new Map<number, string[]>(),
    flags: createFlags(),
    kin: createKin(),
    wordings: createWordings(),
    free: [],
    newOnes: 0,
    lookAt: 0,
  };
}

function drop(term: number, { all, byKey, otherKeys, kin, wordings, free }: TermsHeld): void {
  byKey.delete((all[term] as Term).key);
  for (const key of otherKeys.get(term) ?? []) byKey.delete(key);
  otherKeys.delete(term);
  all[term] = noTerm;
  kin.forget(term);
  wordings.forget(term);
  free.push(term);
}
