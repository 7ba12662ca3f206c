// What is compared of a reading, laid out in one piece of a long array: a report is compared with
// some thirty others, which lie anywhere in memory, and every line of it that is fetched costs more
// than what is then done with it. Pieces of neighbouring reports lie together and live equally long.
//
//   chunk: … | head: facts, lengths, outlet, epoch, hour, norms | terms … | pairs … | head …

/** One long array, seen as whole numbers and as doubles. */
export interface Chunk {
  readonly ints: Int32Array;
  readonly doubles: Float64Array;
}

/** Where a reading lies. */
export interface Laid {
  readonly chunk: Chunk;
  /** Of its head, in whole numbers; even. */
  readonly at: number;
  readonly terms: Int32Array;
  readonly pairs: Int32Array;
}

export interface Facts {
  readonly hour: number;
  readonly weekdays: number;
  readonly outlet: number;
  readonly hasText: boolean;
  readonly titleTerms: number;
  readonly tolls: readonly number[];
  readonly meaning: Float32Array | undefined;
}

export interface Roll {
  /** Lays a reading out; its terms and pairs are zeros yet. */
  lay(facts: Facts, terms: number, pairs: number): Laid;
}

/** Places in a head, in whole numbers. */
export const factsPlace = 0;
export const lengthsPlace = 1;
export const outletPlace = 2;
/** Epoch of the norms; −1 when they were never told. */
export const epochPlace = 3;
export const headLength = 14;
/** Places in a head, in doubles. */
export const hourPlace = 2;
export const titleNormPlace = 3;
export const allNormPlace = 4;
export const nameNormPlace = 5;
export const titleMassPlace = 6;

/** Bits of the facts; below them the days of the week, above them how many terms the title has. */
export const weekdaysMask = 127;
export const textBit = 128;
export const tollBit = 256;
export const meaningBit = 512;
export const titleTermsShift = 10;

/** Lengths: the terms below, the pairs above. */
export const lengthMask = 0xffff;
export const pairsShift = 16;

const chunkLength = 1 << 16;

export function createRoll(): Roll {
  let chunk = newChunk(chunkLength);
  let end = 0;
  return {
    lay(facts, terms, pairs) {
      const length = (headLength + terms + pairs + 1) & ~1;
      if (end + length > chunk.ints.length) {
        chunk = newChunk(Math.max(chunkLength, length));
        end = 0;
      }
      const at = end;
      end += length;
      const { ints, doubles } = chunk;
      ints[at + factsPlace] = factsOf(facts);
      ints[at + lengthsPlace] = terms | (pairs << pairsShift);
      ints[at + outletPlace] = facts.outlet;
      ints[at + epochPlace] = -1;
      doubles[at / 2 + hourPlace] = facts.hour;
      const from = at + headLength;
      const middle = from + terms;
      return {
        chunk,
        at,
        terms: ints.subarray(from, middle),
        pairs: ints.subarray(middle, middle + pairs),
      };
    },
  };
}

function factsOf({ weekdays, hasText, tolls, meaning, titleTerms }: Facts): number {
  return (
    weekdays |
    (hasText ? textBit : 0) |
    (tolls.length > 0 ? tollBit : 0) |
    (meaning === undefined ? 0 : meaningBit) |
    (titleTerms << titleTermsShift)
  );
}

function newChunk(length: number): Chunk {
  const ints = new Int32Array(length);
  return { ints, doubles: new Float64Array(ints.buffer) };
}
