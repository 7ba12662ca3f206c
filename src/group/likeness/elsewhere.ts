// Whether two reports tell of two places: each headline names one that the other report does not.
// Look-alikes differ in that: two votes of one evening, strikes on two villages of a province.

import { termShift, type Reading } from '../reading/reading.js';
import {
  allCountriesOffset,
  countriesOffset,
  factsOffset,
  firstTownOffset,
  lengthMask,
  lengthsOffset,
  secondTownOffset,
  termsOffset,
  titleTermsShift,
  placesOf,
} from '../reading/packed-reading.js';
import type { Lexicon } from '../words/lexicon.js';

/** Each headline names countries or provinces, and neither report says any of the other's. */
export function countriesConflict(one: Int32Array, a: number, two: Int32Array, b: number): boolean {
  const ofA = a + countriesOffset;
  const ofB = b + countriesOffset;
  if (((one[ofA] as number) | (one[ofA + 1] as number)) === 0) return false;
  if (((two[ofB] as number) | (two[ofB + 1] as number)) === 0) return false;
  return (
    !meet(one, ofA, two, b + allCountriesOffset) && !meet(two, ofB, one, a + allCountriesOffset)
  );
}

const meet = (one: Int32Array, a: number, two: Int32Array, b: number): boolean =>
  (((one[a] as number) & (two[b] as number)) |
    ((one[a + 1] as number) & (two[b + 1] as number))) !==
  0;

/** Each headline names a town that the other report does not, nor its country in its headline. */
export function townsConflict(
  one: Int32Array,
  a: number,
  two: Int32Array,
  b: number,
  lexicon: Lexicon,
): boolean {
  // Most headlines name none: that is seen without a look at the terms.
  if (one[a + firstTownOffset] === 0 || two[b + firstTownOffset] === 0) return false;
  return ownTown(one, a, two, b, lexicon) >= 0 && ownTown(two, b, one, a, lexicon) >= 0;
}

/** A place of each headline that the other report does not name. */
export const ownPlaces = (a: Reading, b: Reading, lexicon: Lexicon): [string, string] => [
  ownPlace(a, b, lexicon),
  ownPlace(b, a, lexicon),
];

/** As the report says it; a town that is its own before a country. */
function ownPlace(a: Reading, b: Reading, lexicon: Lexicon): string {
  const town = ownTown(a.chunk.ints, a.offset, b.chunk.ints, b.offset, lexicon);
  const { low, high } = placesOf(b);
  const terms = Array.from(a.terms.subarray(0, a.titleTerms), (packed) => packed >> termShift);
  const other = terms.find((term) => {
    const place = lexicon.place(term);
    return place !== undefined && ((place.low & low) | (place.high & high)) === 0;
  });
  return lexicon.wordIn(town >= 0 ? town : (other ?? lexicon.emptyTerm), a.language);
}

/** Term of a town that only the first headline names; -1 when it has none. */
function ownTown(one: Int32Array, a: number, two: Int32Array, b: number, lexicon: Lexicon): number {
  for (const place of [firstTownOffset, secondTownOffset]) {
    const town = (one[a + place] as number) - 1;
    if (town >= 0 && !isSaid(town, two, b, lexicon)) return town;
  }
  return -1;
}

/** Paris is said where Paris is, and where the headline says France. */
function isSaid(town: number, two: Int32Array, b: number, lexicon: Lexicon): boolean {
  const facts = two[b + factsOffset] as number;
  const from = termsOffset(b, facts);
  const end = from + ((two[b + lengthsOffset] as number) & lengthMask);
  for (let i = from; i < end; i++) if ((two[i] as number) >> termShift === town) return true;
  const place = lexicon.place(town);
  if (place === undefined) return false;
  const titleEnd = from + (facts >> titleTermsShift);
  for (let i = from; i < titleEnd; i++) {
    const said = lexicon.place((two[i] as number) >> termShift);
    if (said === undefined || said.isTown) continue;
    if (((said.low & place.low) | (said.high & place.high)) !== 0) return true;
  }
  return false;
}
