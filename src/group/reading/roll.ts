// What is compared of a reading, laid out in one piece of a long array: a report is compared with
// some thirty others, which lie anywhere in memory, and every line of it that is fetched costs more
// than what is then done with it. Pieces of neighbouring reports lie together and live as long.
//
//   chunk: … | head: facts, lengths, hashes, hour, norms | tolls … | terms … | pairs … | head …

import { textHash } from '../words/text-hash.js';
import type { Whereabouts } from './whereabouts.js';

/** One long array, seen as whole numbers and as doubles. */
export interface Chunk {
  readonly ints: Int32Array;
  readonly doubles: Float64Array;
  /** By place of the head; of readings that have one. */
  readonly meanings: Map<number, Float32Array>;
}

/** Where a reading lies. */
export interface Place {
  readonly chunk: Chunk;
  /** Of its head, in whole numbers; even. */
  readonly at: number;
}

export interface Laid extends Place {
  readonly terms: Int32Array;
}

export interface Facts {
  readonly hour: number;
  readonly weekdays: number;
  readonly outlet: number;
  readonly language: string;
  readonly hasText: boolean;
  readonly titleTerms: number;
  readonly tolls: readonly number[];
  readonly meaning: Float32Array | undefined;
  readonly where: Whereabouts;
}

export interface Roll {
  /** Lays a reading out, with so many of the pairs given; its terms are zeros yet. */
  lay(facts: Facts, terms: number, pairs: Int32Array, count?: number): Laid;
}

/** Places in a head, in whole numbers. */
export const factsPlace = 0;
export const lengthsPlace = 1;
export const outletPlace = 2;
/** Epoch of the norms; −1 when they were never told. */
export const epochPlace = 3;
export const languagePlace = 4;
/** One more than the term of a town; 0 when there is none. */
export const firstTownPlace = 5;
export const secondTownPlace = 16;
/** Bits of countries: of the headline, of all; the higher ones behind the lower. */
export const countriesPlace = 17;
export const allCountriesPlace = 19;
const headLength = 22;
/** Places in a head, in doubles. */
export const hourPlace = 3;
export const titleNormPlace = 4;
export const allNormPlace = 5;
export const nameNormPlace = 6;
export const titleMassPlace = 7;
export const tollsPlace = headLength / 2;

/** Facts: days of the week, two bits, how many tolls there are and how many terms of the title. */
export const weekdaysMask = 127;
export const textBit = 128;
export const meaningBit = 256;
export const tollsShift = 9;
export const tollsMask = 31;
export const titleTermsShift = 14;

/** Lengths: the terms below, the pairs above. */
export const lengthMask = 0xffff;
export const pairsShift = 16;

const chunkLength = 1 << 16;

export function createRoll(): Roll {
  let chunk = newChunk(chunkLength);
  let end = 0;
  return {
    lay(facts, terms, pairs, count = pairs.length) {
      const head = headLength + 2 * facts.tolls.length;
      const length = (head + terms + count + 1) & ~1;
      if (end + length > chunk.ints.length) {
        chunk = newChunk(Math.max(chunkLength, length));
        end = 0;
      }
      const at = end;
      end += length;
      const { ints, doubles, meanings } = chunk;
      ints[at + factsPlace] = factsOf(facts);
      ints[at + lengthsPlace] = terms | (count << pairsShift);
      ints[at + outletPlace] = facts.outlet;
      ints[at + epochPlace] = -1;
      ints[at + languagePlace] = textHash(facts.language);
      layWhere(ints, at, facts.where);
      doubles[at / 2 + hourPlace] = facts.hour;
      doubles.set(facts.tolls, at / 2 + tollsPlace);
      if (facts.meaning !== undefined) meanings.set(at, facts.meaning);
      const from = at + head;
      const middle = from + terms;
      for (let i = 0; i < count; i++) ints[middle + i] = pairs[i] as number;
      return { chunk, at, terms: ints.subarray(from, middle) };
    },
  };
}

/** As it was laid out. */
export function whereOf({ chunk: { ints }, at }: Place): Whereabouts {
  const towns = [ints[at + firstTownPlace] as number, ints[at + secondTownPlace] as number];
  return {
    low: ints[at + countriesPlace] as number,
    high: ints[at + countriesPlace + 1] as number,
    allLow: ints[at + allCountriesPlace] as number,
    allHigh: ints[at + allCountriesPlace + 1] as number,
    towns: towns.filter((town) => town > 0).map((town) => town - 1),
  };
}

function layWhere(ints: Int32Array, at: number, where: Whereabouts): void {
  const { towns } = where;
  ints[at + firstTownPlace] = towns.length > 0 ? (towns[0] as number) + 1 : 0;
  ints[at + secondTownPlace] = towns.length > 1 ? (towns[1] as number) + 1 : 0;
  ints[at + countriesPlace] = where.low;
  ints[at + countriesPlace + 1] = where.high;
  ints[at + allCountriesPlace] = where.allLow;
  ints[at + allCountriesPlace + 1] = where.allHigh;
}

function factsOf({ weekdays, hasText, tolls, meaning, titleTerms }: Facts): number {
  return (
    weekdays |
    (hasText ? textBit : 0) |
    (meaning === undefined ? 0 : meaningBit) |
    (tolls.length << tollsShift) |
    (titleTerms << titleTermsShift)
  );
}

function newChunk(length: number): Chunk {
  const ints = new Int32Array(length);
  return { ints, doubles: new Float64Array(ints.buffer), meanings: new Map() };
}

/** Neighbouring pairs of the headline's terms, hashed, ascending. */
export function pairsOf({ chunk, at, terms }: Laid): Int32Array {
  const from = termsFrom(at, chunk.ints[at + factsPlace] as number) + terms.length;
  return chunk.ints.subarray(
    from,
    from + ((chunk.ints[at + lengthsPlace] as number) >> pairsShift),
  );
}

export const tollsOf = (facts: number): number => (facts >> tollsShift) & tollsMask;

/** Where the terms begin. */
export const termsFrom = (at: number, facts: number): number =>
  at + headLength + 2 * tollsOf(facts);
