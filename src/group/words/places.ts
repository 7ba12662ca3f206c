// Which country or province a word names, or a town in it names, by knowledge/regions.txt.
//
//   key of a term ──► bits of its country, in two words of 32 · whether it is a town in it

import type { Knowledge } from './knowledge.js';

export interface Place {
  /** Bits of the country, alike for it and for the towns in it. */
  readonly low: number;
  readonly high: number;
  readonly isTown: boolean;
}

export interface Places {
  /** Undefined when a term is no place that knowledge/ lists. */
  of(key: string): Place | undefined;
  /** Whether knowledge/ knows it as something else: an actor, a country of no bits. */
  isListedOtherwise(key: string): boolean;
  /** Of one word each, in lower case. */
  readonly names: readonly string[];
}

const bits = 32;

/** `keyOf`: of an English name, of one word or two. */
export function createPlaces(
  { regions, aliases }: Pick<Knowledge, 'regions' | 'aliases'>,
  keyOf: (name: string) => string,
): Places {
  const places = new Map<string, Place>();
  regions.forEach(({ countries, towns }, at) => {
    // Countries are more than bits: two that share one are never told apart by them.
    const bit = at % (2 * bits);
    const place = { low: bit < bits ? 1 << bit : 0, high: bit < bits ? 0 : 1 << (bit - bits) };
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
