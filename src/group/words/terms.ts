// Numbers the terms, by their keys. The number of a term that was forgotten goes to another.

import type { Columns, Sheet } from '../snapshot/snapshot.js';
import { createFlags } from './flags.js';
import { createKin } from './kin.js';
import { createSaid } from './said.js';
import { loadTerms, saveTerms, type TermsHeld } from './saved-terms.js';
import { keptTerm, noTerm, stopTerm, type Term } from './term.js';
import type { TermWeights } from './term-weights.js';

export interface Terms {
  at(term: number): Term | undefined;
  knows(key: string): boolean;
  flags(term: number): number;
  mark(term: number, bits: number): void;
  /** The number of a term, or of a name that sounds like it; a new one when neither is known. */
  of(named: Term): number;
  /** The term a text of the language says so. */
  said(named: Term, word: string, language: string): number;
  wordIn(term: number, language: string): string;
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

export function createTerms({ weights, isCounted }: TermsOptions): Terms {
  const held = emptyTerms();
  const { all, byKey, flags, kin, said } = held;

  function add(named: Term): number {
    const term = held.free.pop() ?? all.length;
    const isKept = (named.flags & stopTerm) !== 0 || isCounted(named.key);
    all[term] = named;
    flags.set(term, named.flags | (isKept ? keptTerm : 0));
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
    byKey.set(named.key, same);
    return same;
  }

  return {
    of,
    said(named, word, language) {
      const before = held.newOnes;
      const term = of(named);
      if (held.newOnes > before) said.first(term, language);
      else said.again(term, word, language);
      return term;
    },
    wordIn: (term, language) => said.wordIn(term, language) ?? all[term]?.surface ?? '',
    at: (term) => all[term],
    knows: (key) => byKey.has(key),
    flags: flags.of,
    mark: flags.mark,
    newOnes: () => held.newOnes,
    size: () => all.length - held.free.length,
    forget(isGone) {
      const gone = [...all.keys()].filter(
        (term) => all[term] !== noTerm && (flags.of(term) & keptTerm) === 0 && isGone(term),
      );
      dropTerms(gone, held);
      return gone;
    },
    save: (sheet) => saveTerms(held, sheet),
    load: (columns) => loadTerms(held, weights, columns),
  };
}

function emptyTerms(): TermsHeld {
  return {
    all: [],
    byKey: new Map<string, number>(),
    flags: createFlags(),
    kin: createKin(),
    said: createSaid(),
    free: [],
    newOnes: 0,
  };
}

function dropTerms(gone: readonly number[], held: TermsHeld): void {
  const { all, byKey, kin, said } = held;
  for (const term of gone) all[term] = noTerm;
  const isHere = (term: number): boolean => all[term] !== noTerm;
  for (const [key, term] of byKey) if (!isHere(term)) byKey.delete(key);
  kin.keep(isHere);
  said.forget(gone);
  held.free = [...gone, ...held.free];
  held.newOnes = 0;
}
