// The country or province that a word names, itself or by a town in it: see knowledge/regions.txt.
//
//   key of a term ──► a bit for its country, in two words of 32 · whether it is a town

import type { Knowledge } from './knowledge.js';

export interface Place {
  /** The bit of the country, the same for its towns. */
  readonly low: number;
  readonly high: number;
  readonly isTown: boolean;
}

export interface Places {
  /** The place of a term's key; undefined if regions.txt does not list it. */
  of(key: string): Place | undefined;
  /** Whether an alias names it and regions.txt does not: an actor, a country without a bit. */
  isListedOtherwise(key: string): boolean;
  /** The listed names of one word, in lower case. */
  readonly names: readonly string[];
}

const bitsPerWord = 32;

/** `keyOf` returns the key of an English name, of one word or two. */
export function createPlaces(
  { regions, aliases }: Pick<Knowledge, 'regions' | 'aliases'>,
  keyOf: (name: string) => string,
): Places {
  const places = new Map<string, Place>();
  regions.forEach(({ countries, towns }, at) => {
    // There are more countries than bits: two that share a bit never conflict.
    const bit = at % (2 * bitsPerWord);
    const place = {
      low: bit < bitsPerWord ? 1 << bit : 0,
      high: bit < bitsPerWord ? 0 : 1 << (bit - bitsPerWord),
    };
    for (const one of countries) places.set(keyOf(one), { ...place, isTown: false });
    for (const town of towns) places.set(keyOf(town), { ...place, isTown: true });
  });
  const named = new Set(aliases.map(([name = '']) => keyOf(name)));
  return {
    of: (key) => places.get(key),
    isListedOtherwise: (key) => named.has(key) && !places.has(key),
    names: regions
      .flatMap(({ countries, towns }) => [...countries, ...towns])
      .filter((name) => !name.includes(' ')),
  };
}
