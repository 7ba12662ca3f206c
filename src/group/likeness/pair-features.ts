// How similar two readings are: a short list of named features, each cheap and each explainable.
//
// The terms of one report are laid out in a table, once. Then every other report is compared in
// one pass over its own terms. An article is compared with a dozen others, so this is the hot loop:
// each sum is a variable of its own, since sums in a list are boxed at every step.

import { meaningSimilarity } from './meaning.js';
import { createLayout } from './layout.js';
import { countriesConflict, townsConflict } from './elsewhere.js';
import type { Lexicon } from '../words/lexicon.js';
import { countMask, dampedCount, termShift, titleBit } from '../reading/reading.js';
import {
  allNormOffset,
  epochOffset,
  factsOffset,
  hourOffset,
  languageOffset,
  lengthMask,
  lengthsOffset,
  meaningBit,
  nameNormOffset,
  outletOffset,
  pairsShift,
  termsOffset,
  textBit,
  titleMassOffset,
  titleNormOffset,
  titleTermsShift,
  tollCountOf,
  tollsOffset,
  weekdaysMask,
  type Chunk,
} from '../reading/packed-reading.js';

/** The index of each feature in the vector. The learned file has the same names. */
const feature = {
  titleMass: 0,
  titleMaxShared: 1,
  pairCos: 2,
  allCos: 3,
  allMass: 4,
  containMin: 5,
  containMax: 6,
  nameCos: 7,
  tollConflicts: 8,
  weekdayAgrees: 9,
  weekdayConflicts: 10,
  timeKnown: 11,
  timeNear: 12,
  bothText: 13,
  sameOutlet: 14,
  titleCosText: 15,
  allCosText: 16,
  titleShort: 17,
  across: 18,
  acrossNames: 19,
  countryConflicts: 20,
  townConflicts: 21,
  meaning: 22,
} as const;

export type Feature = keyof typeof feature;

/** In the order of the vector. */
export const featureNames = Object.keys(feature) as readonly Feature[];

export type Features = Float64Array;

export interface PairMeasure {
  /**
   * Fills `into` with the features of the pair at these offsets of two chunks. Cheapest when the
   * first stays the same for many second ones.
   */
  measure(one: Chunk, a: number, two: Chunk, b: number, into: Features): void;
}

const nearHours = 72;
const massUnit = 10;
/** A headline of fewer terms counts as one of so many: very short ones are not more alike. */
const shortTerms = 6;
const tollRatioMin = 0.15;
const tollRatioMax = 2;

export function createPairMeasure(lexicon: Lexicon, neutral = 0): PairMeasure {
  const laid = createLayout();

  function measureTerms(one: Chunk, a: number, two: Chunk, b: number, into: Features): void {
    const weights = lexicon.weights.current();
    const names = lexicon.weights.nameShares();
    const table = laid.table();
    const { ints, doubles } = two;
    const from = termsOffset(b, ints[b + factsOffset] as number);
    const end = from + ((ints[b + lengthsOffset] as number) & lengthMask);
    let titleShared = 0;
    let titleDot = 0;
    let titleMass = 0;
    let titleMost = 0;
    let dot = 0;
    let mass = 0;
    let nameDot = 0;
    let [ofA, ofB] = [0, 0];
    for (let i = from; i < end; i++) {
      const packed = ints[i] as number;
      const term = packed >> termShift;
      const other = table[term];
      if (other === undefined || other === 0) continue;
      const weight = weights[term] as number;
      const value =
        weight *
        weight *
        (dampedCount[packed & countMask] as number) *
        (dampedCount[other & countMask] as number);
      dot += value;
      mass += weight;
      nameDot += value * (names[term] as number);
      if ((other & titleBit) !== 0) ofA += weight;
      if ((packed & titleBit) === 0) continue;
      ofB += weight;
      if ((other & titleBit) === 0) continue;
      titleShared++;
      titleDot += weight * weight;
      titleMass += weight;
      if (weight > titleMost) titleMost = weight;
    }
    const normsB = b >> 1;
    const normsA = a >> 1;
    const ofOther = one.doubles;
    const titleCos = ratio(titleDot, product(ofOther, normsA, doubles, normsB, titleNormOffset));
    into[feature.titleCosText] = titleCos;
    into[feature.titleMass] = titleMass / massUnit;
    into[feature.titleMaxShared] = titleMost / massUnit;
    // No pair is shared without both of its terms.
    into[feature.pairCos] = titleShared > 1 ? cosOfPairs(one.ints, a, ints, b) : 0;
    into[feature.allCos] = ratio(dot, product(ofOther, normsA, doubles, normsB, allNormOffset));
    into[feature.allMass] = Math.log1p(mass / massUnit);
    const shareA = ratio(ofA, ofOther[normsA + titleMassOffset] as number);
    const shareB = ratio(ofB, doubles[normsB + titleMassOffset] as number);
    into[feature.containMin] = Math.min(shareA, shareB);
    into[feature.containMax] = Math.max(shareA, shareB);
    into[feature.nameCos] = ratio(
      nameDot,
      product(ofOther, normsA, doubles, normsB, nameNormOffset),
    );
  }

  return {
    measure(one, a, two, b, into) {
      keepNorms(one, a, lexicon);
      keepNorms(two, b, lexicon);
      laid.lay(one, a);
      measureTerms(one, a, two, b, into);
      measureRest(one, a, two, b, lexicon, into);
      measureMeaning(one, a, two, b, neutral, into);
    },
  };
}

function product(
  one: Float64Array,
  atOne: number,
  two: Float64Array,
  atTwo: number,
  place: number,
): number {
  return (one[atOne + place] as number) * (two[atTwo + place] as number);
}

/** Lengths of a reading's vectors under the current weights. */
function keepNorms({ ints, doubles }: Chunk, at: number, lexicon: Lexicon): void {
  if (ints[at + epochOffset] === lexicon.weights.epoch()) return;
  const weights = lexicon.weights.current();
  const names = lexicon.weights.nameShares();
  const facts = ints[at + factsOffset] as number;
  const from = termsOffset(at, facts);
  const titleTerms = facts >> titleTermsShift;
  const length = (ints[at + lengthsOffset] as number) & lengthMask;
  let titleSquares = 0;
  let titleMass = 0;
  let squares = 0;
  let nameSquares = 0;
  for (let i = 0; i < length; i++) {
    const packed = ints[from + i] as number;
    const term = packed >> termShift;
    const weight = weights[term] as number;
    const value = weight * (dampedCount[packed & countMask] as number);
    squares += value * value;
    nameSquares += value * value * (names[term] as number);
    if (i >= titleTerms) continue;
    titleSquares += weight * weight;
    titleMass += weight;
  }
  const norms = at >> 1;
  doubles[norms + titleNormOffset] = Math.sqrt(titleSquares);
  doubles[norms + titleMassOffset] = titleMass;
  doubles[norms + allNormOffset] = Math.sqrt(squares);
  doubles[norms + nameNormOffset] = Math.sqrt(nameSquares);
  ints[at + epochOffset] = lexicon.weights.epoch();
}

function measureRest(
  one: Chunk,
  a: number,
  two: Chunk,
  b: number,
  lexicon: Lexicon,
  into: Features,
): void {
  const ofOne = one.ints[a + factsOffset] as number;
  const ofTwo = two.ints[b + factsOffset] as number;
  const both = ofOne & ofTwo;
  measureTolls(one.doubles, a, tollCountOf(ofOne), two.doubles, b, tollCountOf(ofTwo), into);
  const shared = both & weekdaysMask;
  const days = (ofOne & weekdaysMask) !== 0 && (ofTwo & weekdaysMask) !== 0;
  into[feature.weekdayAgrees] = shared !== 0 ? 1 : 0;
  into[feature.weekdayConflicts] = shared === 0 && days ? 1 : 0;
  const hours = hoursBetween(one, a, two, b);
  const known = !Number.isNaN(hours);
  into[feature.timeKnown] = known ? 1 : 0;
  into[feature.timeNear] = known ? Math.exp(-hours / nearHours) : 0;
  const bothText = (both & textBit) !== 0;
  const across = bothText && one.ints[a + languageOffset] !== two.ints[b + languageOffset];
  into[feature.bothText] = bothText ? 1 : 0;
  into[feature.across] = across ? 1 : 0;
  into[feature.acrossNames] = across ? (into[feature.nameCos] as number) : 0;
  const outlet = one.ints[a + outletOffset] as number;
  into[feature.sameOutlet] = outlet !== 0 && outlet === two.ints[b + outletOffset] ? 1 : 0;
  if (!bothText) into[feature.titleCosText] = 0;
  into[feature.allCosText] = bothText ? (into[feature.allCos] as number) : 0;
  // A headline that says nothing, of emoji alone, is not the shortest.
  const titleTerms = Math.min(ofOne >> titleTermsShift, ofTwo >> titleTermsShift);
  into[feature.titleShort] = titleTerms === 0 ? 0 : 1 / Math.max(shortTerms, titleTerms);
  into[feature.countryConflicts] = countriesConflict(one.ints, a, two.ints, b) ? 1 : 0;
  into[feature.townConflicts] = townsConflict(one.ints, a, two.ints, b, lexicon) ? 1 : 0;
}

function measureMeaning(
  one: Chunk,
  a: number,
  two: Chunk,
  b: number,
  neutral: number,
  into: Features,
): void {
  const both = (one.ints[a + factsOffset] as number) & (two.ints[b + factsOffset] as number);
  const known = (both & meaningBit) !== 0;
  const similarity = known ? meaningSimilarity(one.meanings.get(a), two.meanings.get(b)) : NaN;
  into[feature.meaning] = Number.isNaN(similarity) ? 0 : similarity - neutral;
}

export const hourAt = ({ doubles }: Chunk, at: number): number =>
  doubles[(at >> 1) + hourOffset] as number;

/** NaN when one has no time. */
export const hoursBetween = (one: Chunk, a: number, two: Chunk, b: number): number =>
  Math.abs(hourAt(one, a) - hourAt(two, b));

const ratio = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

/** Of the sets of their titles' pairs, which ascend. */
function cosOfPairs(one: Int32Array, a: number, two: Int32Array, b: number): number {
  const lengthsA = one[a + lengthsOffset] as number;
  const lengthsB = two[b + lengthsOffset] as number;
  let i = termsOffset(a, one[a + factsOffset] as number) + (lengthsA & lengthMask);
  let j = termsOffset(b, two[b + factsOffset] as number) + (lengthsB & lengthMask);
  const endA = i + (lengthsA >> pairsShift);
  const endB = j + (lengthsB >> pairsShift);
  let shared = 0;
  while (i < endA && j < endB) {
    const left = one[i] as number;
    const right = two[j] as number;
    if (left === right) {
      shared++;
      i++;
      j++;
    } else if (left < right) i++;
    else j++;
  }
  const sizes = (lengthsA >> pairsShift) * (lengthsB >> pairsShift);
  return shared === 0 ? 0 : shared / Math.sqrt(sizes);
}

/**
 * Whether two of the tolls are the same, and how far the nearest ones are apart, as the log of
 * their ratio; 0 when one does not say.
 */
function measureTolls(
  one: Float64Array,
  a: number,
  countA: number,
  two: Float64Array,
  b: number,
  countB: number,
  into: Features,
): void {
  into[feature.tollConflicts] = 0;
  if (countA === 0 || countB === 0) return;
  const [fromA, fromB] = [(a >> 1) + tollsOffset, (b >> 1) + tollsOffset];
  let least = Infinity;
  for (let i = fromA; i < fromA + countA; i++) {
    for (let j = fromB; j < fromB + countB; j++) {
      least = Math.min(least, Math.abs(Math.log((one[i] as number) / (two[j] as number))));
    }
  }
  into[feature.tollConflicts] = least < tollRatioMin ? 0 : Math.min(tollRatioMax, least);
}
