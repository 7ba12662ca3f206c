// What is compared of a reading, packed in one piece of a long array. A report is compared with
// some thirty others that are scattered over memory, and to fetch a cache line costs more than what
// is done with it. The pieces of successive reports are contiguous, and are freed together.
//
//   chunk: … | head: facts, lengths, hashes, hour, norms | tolls … | terms … | pairs … | head …

import { textHash } from '../words/fnv-hash.js';
import type { MentionedPlaces } from './mentioned-places.js';

/** One long array, as whole numbers and as doubles. */
export interface Chunk {
  readonly ints: Int32Array;
  readonly doubles: Float64Array;
  /** The model's vectors by the offset of the reading's head, for readings that have one. */
  readonly meanings: Map<number, Float32Array>;
}

/** Where a packed reading is. */
export interface ReadingLocation {
  readonly chunk: Chunk;
  /** Of its head, in whole numbers; always even. */
  readonly offset: number;
}

/** `terms` is a view of the chunk. */
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
  /** Packs a reading with the first `count` pairs. The caller fills its `terms`, which are zero. */
  pack(facts: ReadingFacts, terms: number, pairs: Int32Array, count?: number): PackedReading;
}

/** Offsets in a head, in whole numbers. */
export const factsOffset = 0;
export const lengthsOffset = 1;
export const outletOffset = 2;
/** Epoch of the norms; −1 until they are computed. */
export const epochOffset = 3;
export const languageOffset = 4;
/** 1 more than the term of a town; 0 if there is none. */
export const firstTownOffset = 5;
export const secondTownOffset = 16;
/** Bits of countries, of the headline and of all: two numbers each, the low bits first. */
export const countriesOffset = 17;
export const allCountriesOffset = 19;
const headLength = 22;
/** Offsets in a head, in doubles. */
export const hourOffset = 3;
export const titleNormOffset = 4;
export const allNormOffset = 5;
export const nameNormOffset = 6;
export const titleMassOffset = 7;
export const tollsOffset = headLength / 2;

/** Parts of the facts: weekdays, two flags, the number of tolls, and that of the title's terms. */
export const weekdaysMask = 127;
export const textBit = 128;
export const meaningBit = 256;
export const tollsShift = 9;
export const tollsMask = 31;
export const titleTermsShift = 14;

/** Parts of the lengths: the number of terms in the low bits, that of pairs in the high bits. */
export const lengthMask = 0xffff;
export const pairsShift = 16;

const chunkLength = 1 << 16;

/** Packs readings one behind the other, and begins a new chunk when one is full. */
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

/** The places of a packed reading. */
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

/** The hashes of neighbouring terms of the headline, ascending. */
export function pairsOf({ chunk, offset: at, terms }: PackedReading): Int32Array {
  const from = termsOffset(at, chunk.ints[at + factsOffset] as number) + terms.length;
  return chunk.ints.subarray(
    from,
    from + ((chunk.ints[at + lengthsOffset] as number) >> pairsShift),
  );
}

/** The number of tolls, from the facts of a packed reading. */
export const tollCountOf = (facts: number): number => (facts >> tollsShift) & tollsMask;

/** The offset of the terms of the reading at an offset. */
export const termsOffset = (at: number, facts: number): number =>
  at + headLength + 2 * tollCountOf(facts);
