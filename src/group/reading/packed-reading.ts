// What is compared of a reading, laid out in one piece of a long array: a report is compared with
// some thirty others, which lie anywhere in memory, and every line of it that is fetched costs more
// than what is then done with it. Pieces of neighbouring reports lie together and live as long.
//
//   chunk: … | head: facts, lengths, hashes, hour, norms | tolls … | terms … | pairs … | head …

import { textHash } from '../words/text-hash.js';
import type { MentionedPlaces } from './mentioned-places.js';

/** One long array, seen as whole numbers and as doubles. */
export interface Chunk {
  readonly ints: Int32Array;
  readonly doubles: Float64Array;
  /** By place of the head; of readings that have one. */
  readonly meanings: Map<number, Float32Array>;
}

/** Where a reading lies. */
export interface ReadingLocation {
  readonly chunk: Chunk;
  /** Of its head, in whole numbers; even. */
  readonly offset: number;
}

export interface PackedReading extends ReadingLocation {
  readonly terms: Int32Array;
}

export interface ReadingFacts {
  readonly hour: number;
  readonly weekdays: number;
  readonly outlet: number;
  readonly language: string;
  readonly hasText: boolean;
  readonly titleTerms: number;
  readonly tolls: readonly number[];
  readonly meaning: Float32Array | undefined;
  readonly places: MentionedPlaces;
}

export interface ReadingPacker {
  /** Lays a reading out, with so many of the pairs given; its terms are zeros yet. */
  pack(facts: ReadingFacts, terms: number, pairs: Int32Array, count?: number): PackedReading;
}

/** Places in a head, in whole numbers. */
export const factsOffset = 0;
export const lengthsOffset = 1;
export const outletOffset = 2;
/** Epoch of the norms; −1 when they were never told. */
export const epochOffset = 3;
export const languageOffset = 4;
/** One more than the term of a town; 0 when there is none. */
export const firstTownOffset = 5;
export const secondTownOffset = 16;
/** Bits of countries: of the headline, of all; the higher ones behind the lower. */
export const countriesOffset = 17;
export const allCountriesOffset = 19;
const headLength = 22;
/** Places in a head, in doubles. */
export const hourOffset = 3;
export const titleNormOffset = 4;
export const allNormOffset = 5;
export const nameNormOffset = 6;
export const titleMassOffset = 7;
export const tollsOffset = headLength / 2;

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

export function createReadingPacker(): ReadingPacker {
  let chunk = newChunk(chunkLength);
  let end = 0;
  return {
    pack(facts, terms, pairs, count = pairs.length) {
      const head = headLength + 2 * facts.tolls.length;
      const length = (head + terms + count + 1) & ~1;
      if (end + length > chunk.ints.length) {
        chunk = newChunk(Math.max(chunkLength, length));
        end = 0;
      }
      const at = end;
      end += length;
      const { ints, doubles, meanings } = chunk;
      ints[at + factsOffset] = packedFacts(facts);
      ints[at + lengthsOffset] = terms | (count << pairsShift);
      ints[at + outletOffset] = facts.outlet;
      ints[at + epochOffset] = -1;
      ints[at + languageOffset] = textHash(facts.language);
      packPlaces(ints, at, facts.places);
      doubles[at / 2 + hourOffset] = facts.hour;
      doubles.set(facts.tolls, at / 2 + tollsOffset);
      if (facts.meaning !== undefined) meanings.set(at, facts.meaning);
      const from = at + head;
      const middle = from + terms;
      for (let i = 0; i < count; i++) ints[middle + i] = pairs[i] as number;
      return { chunk, offset: at, terms: ints.subarray(from, middle) };
    },
  };
}

/** As it was laid out. */
export function placesOf({ chunk: { ints }, offset: at }: ReadingLocation): MentionedPlaces {
  const towns = [ints[at + firstTownOffset] as number, ints[at + secondTownOffset] as number];
  return {
    low: ints[at + countriesOffset] as number,
    high: ints[at + countriesOffset + 1] as number,
    allLow: ints[at + allCountriesOffset] as number,
    allHigh: ints[at + allCountriesOffset + 1] as number,
    towns: towns.filter((town) => town > 0).map((town) => town - 1),
  };
}

function packPlaces(ints: Int32Array, at: number, where: MentionedPlaces): void {
  const { towns } = where;
  ints[at + firstTownOffset] = towns.length > 0 ? (towns[0] as number) + 1 : 0;
  ints[at + secondTownOffset] = towns.length > 1 ? (towns[1] as number) + 1 : 0;
  ints[at + countriesOffset] = where.low;
  ints[at + countriesOffset + 1] = where.high;
  ints[at + allCountriesOffset] = where.allLow;
  ints[at + allCountriesOffset + 1] = where.allHigh;
}

function packedFacts({ weekdays, hasText, tolls, meaning, titleTerms }: ReadingFacts): number {
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
export function pairsOf({ chunk, offset: at, terms }: PackedReading): Int32Array {
  const from = termsOffset(at, chunk.ints[at + factsOffset] as number) + terms.length;
  return chunk.ints.subarray(
    from,
    from + ((chunk.ints[at + lengthsOffset] as number) >> pairsShift),
  );
}

export const tollCountOf = (facts: number): number => (facts >> tollsShift) & tollsMask;

/** Where the terms begin. */
export const termsOffset = (at: number, facts: number): number =>
  at + headLength + 2 * tollCountOf(facts);
