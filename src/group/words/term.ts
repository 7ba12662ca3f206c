// A term: the thing that a word means, before it has a number.

import { grown } from '../column.js';
import type { PhoneticKey } from './phonetic-key.js';

/** Flags of a term, as bits. A stop word says nothing about an event. */
export const stopTerm = 1;
export const numberTerm = 2;
/** A word of death, such as “killed”. */
export const casualtyTerm = 4;
/** The first of two words that together name one thing. */
export const phraseTerm = 8;
/** A place, a people or an actor listed in knowledge/. */
export const namedTerm = 16;
/** From knowledge/ or the reference corpus: never forgotten. */
export const permanentTerm = 32;
/** A country or a town listed in knowledge/regions.txt. */
export const placeTerm = 64;

export interface Term {
  /** Its stem, as the reference corpus counts it. */
  readonly key: string;
  /** The plainest word met for it. Shown in reasons only: it must not influence any score. */
  readonly surface: string;
  readonly flags: number;
  /** The number that the word means; NaN for other words. */
  readonly value: number;
  /** How a word that may be a name sounds, to match it with the name in other scripts. */
  readonly phoneticKey?: PhoneticKey;
}

export const plainTerm = (key: string, surface = key): Term => ({
  key,
  surface,
  flags: 0,
  value: NaN,
});

/** Takes the place of a forgotten term. */
export const removedTerm = plainTerm('');

export const numberTermOf = (surface: string, value: number): Term => ({
  key: `#${value}`,
  surface,
  flags: numberTerm,
  value,
});

/** The term of a stop word. No stem has a slash, so its key is unlike all others. */
export const stopTermOf = (word: string): Term => ({
  ...plainTerm(`${word}/`, word),
  flags: stopTerm,
});

export const withPhoneticKey = (term: Term, sound: PhoneticKey | undefined): Term =>
  sound === undefined ? term : { ...term, phoneticKey: sound };

export type TermFlags = ReturnType<typeof createTermFlags>;

/** The bits of every term, by its number. */
export function createTermFlags() {
  let flags: Uint8Array = new Uint8Array(1 << 14);
  return {
    of: (term: number): number => flags[term] as number,
    copy: (terms: number): Uint8Array => flags.slice(0, terms),
    set(term: number, bits: number): void {
      flags = grown(flags, term + 1);
      flags[term] = bits;
    },
    add(term: number, bits: number): void {
      flags[term] = (flags[term] as number) | bits;
    },
  };
}
