// What a word stands for, before it gets its number.

import type { PhoneticKey } from './phonetic-key.js';

/** Bits of a term. */
export const stopTerm = 1;
export const numberTerm = 2;
export const casualtyTerm = 4;
/** Begins a phrase of two words that stands for one thing. */
export const phraseTerm = 8;
/** A place, a people or an actor that knowledge/ names. */
export const namedTerm = 16;
/** Of knowledge/ or of the background: never forgotten. */
export const permanentTerm = 32;
/** A country or a town that knowledge/regions.txt lists. */
export const placeTerm = 64;

export interface Term {
  /** Its stem, as the background knows it. */
  readonly key: string;
  /** The plainest way it was met, for reasons: no judgement may hang on it. */
  readonly surface: string;
  readonly flags: number;
  /** The number it says; NaN when none. */
  readonly value: number;
  /** Of a word that may be a name: how it sounds, so that other scripts find it. */
  readonly phoneticKey?: PhoneticKey;
}

export const plainTerm = (key: string, surface = key): Term => ({
  key,
  surface,
  flags: 0,
  value: NaN,
});

/** In the place of one that was forgotten. */
export const removedTerm = plainTerm('');

export const numberTermOf = (surface: string, value: number): Term => ({
  key: `#${value}`,
  surface,
  flags: numberTerm,
  value,
});

/** A stop word, under a key that no stem of another word has. */
export const stopTermOf = (word: string): Term => ({
  ...plainTerm(`${word}/`, word),
  flags: stopTerm,
});

export const withPhoneticKey = (term: Term, sound: PhoneticKey | undefined): Term =>
  sound === undefined ? term : { ...term, phoneticKey: sound };
