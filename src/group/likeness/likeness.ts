// How alike two readings are: a short list of named features, each cheap and each explainable.
//
// The terms of one report are laid out in a small table, once; then every other report is compared
// in one pass over its own terms. An article is compared with some 24 others, so this is the hot
// loop.

import { gistOf } from './gist.js';
import { createLayout } from './layout.js';
import type { Lexicon } from '../words/lexicon.js';
import { countMask, numberBit, termShift, titleBit, type Reading } from '../reading/reading.js';
import {
  allNormPlace,
  epochPlace,
  factsPlace,
  headLength,
  hourPlace,
  lengthMask,
  lengthsPlace,
  meaningBit,
  nameNormPlace,
  outletPlace,
  pairsShift,
  textBit,
  titleMassPlace,
  titleNormPlace,
  titleTermsShift,
  tollBit,
  weekdaysMask,
} from '../reading/roll.js';

/** In the order of the vector; the learned file names the same. */
export const featureNames = [
  'titleCos',
  'titleMass',
  'titleMaxShared',
  'pairCos',
  'allCos',
  'allMass',
  'containMin',
  'containMax',
  'nameCos',
  'numberMass',
  'tollAgrees',
  'tollConflicts',
  'weekdayAgrees',
  'weekdayConflicts',
  'timeKnown',
  'timeNear',
  'bothText',
  'sameOutlet',
  'titleCosText',
  'allCosText',
  'titleShort',
  'across',
  'acrossNames',
  'meaning',
] as const;

export type Features = Float64Array;

export interface Likeness {
  /** Fills `into` with the features of a pair. Cheapest when `a` stays the same for many `b`. */
  measure(a: Reading, b: Reading, into: Features): void;
}

const nearHours = 72;
const massUnit = 10;
const numberMassMax = 3;
const tollRatioMin = 0.15;
const tollRatioMax = 2;

export function createLikeness(lexicon: Lexicon, neutral = 0): Likeness {
  const laid = createLayout();

  function measureTerms(a: Reading, b: Reading, into: Features): void {
    const weights = lexicon.weights.current();
    const names = lexicon.weights.nameShares();
    const table = laid.table();
    const { ints, doubles } = b.chunk;
    const from = b.at + headLength;
    const end = from + ((ints[b.at + lengthsPlace] as number) & lengthMask);
    let titleDot = 0;
    let titleShared = 0;
    let titleMass = 0;
    let titleMost = 0;
    let dot = 0;
    let mass = 0;
    let nameDot = 0;
    let numbers = 0;
    let ofA = 0;
    let ofB = 0;
    for (let i = from; i < end; i++) {
      const packed = ints[i] as number;
      const term = packed >> termShift;
      const other = table[term];
      if (other === undefined || other === 0) continue;
      const weight = weights[term] as number;
      const value =
        weight *
        weight *
        (damped[packed & countMask] as number) *
        (damped[other & countMask] as number);
      dot += value;
      mass += weight;
      nameDot += value * (names[term] as number);
      if ((packed & numberBit) !== 0) numbers += weight;
      if ((other & titleBit) !== 0) ofA += weight;
      if ((packed & titleBit) === 0) continue;
      ofB += weight;
      if ((other & titleBit) === 0) continue;
      titleShared++;
      titleDot += weight * weight;
      titleMass += weight;
      if (weight > titleMost) titleMost = weight;
    }
    const normsB = b.at >> 1;
    const normsA = a.at >> 1;
    const ofOther = a.chunk.doubles;
    into[0] = ratio(titleDot, product(ofOther, normsA, doubles, normsB, titleNormPlace));
    into[1] = titleMass / massUnit;
    into[2] = titleMost / massUnit;
    // No pair is shared without both of its terms.
    into[3] = titleShared > 1 ? cosOfPairs(a, b) : 0;
    into[4] = ratio(dot, product(ofOther, normsA, doubles, normsB, allNormPlace));
    into[5] = Math.log1p(mass / massUnit);
    const shareA = ratio(ofA, ofOther[normsA + titleMassPlace] as number);
    const shareB = ratio(ofB, doubles[normsB + titleMassPlace] as number);
    into[6] = Math.min(shareA, shareB);
    into[7] = Math.max(shareA, shareB);
    into[8] = ratio(nameDot, product(ofOther, normsA, doubles, normsB, nameNormPlace));
    into[9] = Math.min(numberMassMax, numbers / massUnit);
  }

  return {
    measure(a, b, into) {
      const epoch = lexicon.weights.epoch();
      if (a.chunk.ints[a.at + epochPlace] !== epoch) renewNorms(a, lexicon);
      if (b.chunk.ints[b.at + epochPlace] !== epoch) renewNorms(b, lexicon);
      laid.lay(a.terms);
      measureTerms(a, b, into);
      measureRest(a, b, neutral, into);
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
function renewNorms({ chunk, at, titleTerms }: Reading, lexicon: Lexicon): void {
  const weights = lexicon.weights.current();
  const names = lexicon.weights.nameShares();
  const { ints, doubles } = chunk;
  const from = at + headLength;
  const length = (ints[at + lengthsPlace] as number) & lengthMask;
  let [titleSquares, titleMass, squares, nameSquares] = [0, 0, 0, 0];
  for (let i = 0; i < length; i++) {
    const packed = ints[from + i] as number;
    const term = packed >> termShift;
    const weight = weights[term] as number;
    const value = weight * (damped[packed & countMask] as number);
    squares += value * value;
    nameSquares += value * value * (names[term] as number);
    if (i >= titleTerms) continue;
    titleSquares += weight * weight;
    titleMass += weight;
  }
  const norms = at >> 1;
  doubles[norms + titleNormPlace] = Math.sqrt(titleSquares);
  doubles[norms + titleMassPlace] = titleMass;
  doubles[norms + allNormPlace] = Math.sqrt(squares);
  doubles[norms + nameNormPlace] = Math.sqrt(nameSquares);
  ints[at + epochPlace] = lexicon.weights.epoch();
}

/** What most reports do not tell is looked for only where their heads say that they do. */
function measureRest(a: Reading, b: Reading, neutral: number, into: Features): void {
  const one = a.chunk.ints[a.at + factsPlace] as number;
  const two = b.chunk.ints[b.at + factsPlace] as number;
  const both = one & two;
  const tell = (both & tollBit) !== 0;
  into[10] = tell && tollsAgree(a.tolls, b.tolls) ? 1 : 0;
  into[11] = tell ? tollsConflict(a.tolls, b.tolls) : 0;
  const shared = both & weekdaysMask;
  const days = (one & weekdaysMask) !== 0 && (two & weekdaysMask) !== 0;
  into[12] = shared !== 0 ? 1 : 0;
  into[13] = shared === 0 && days ? 1 : 0;
  const hours = hoursBetween(a, b);
  const known = !Number.isNaN(hours);
  into[14] = known ? 1 : 0;
  into[15] = known ? Math.exp(-hours / nearHours) : 0;
  const bothText = (both & textBit) !== 0;
  const across = bothText && a.language !== b.language;
  into[16] = bothText ? 1 : 0;
  into[21] = across ? 1 : 0;
  into[22] = across ? (into[8] as number) : 0;
  const outlet = a.chunk.ints[a.at + outletPlace] as number;
  into[17] = outlet !== 0 && outlet === b.chunk.ints[b.at + outletPlace] ? 1 : 0;
  into[18] = bothText ? (into[0] as number) : 0;
  into[19] = bothText ? (into[4] as number) : 0;
  into[20] = 1 / Math.max(1, Math.min(one >> titleTermsShift, two >> titleTermsShift));
  const gist = (both & meaningBit) !== 0 ? gistOf(a, b) : NaN;
  into[23] = Number.isNaN(gist) ? 0 : gist - neutral;
}

/** NaN when one has no time. */
export function hoursBetween(a: Reading, b: Reading): number {
  const one = a.chunk.doubles[(a.at >> 1) + hourPlace] as number;
  return Math.abs(one - (b.chunk.doubles[(b.at >> 1) + hourPlace] as number));
}

const ratio = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

/** Of the sets of their titles' pairs, which ascend. */
function cosOfPairs(a: Reading, b: Reading): number {
  const [one, two] = [a.chunk.ints, b.chunk.ints];
  const lengthsA = one[a.at + lengthsPlace] as number;
  const lengthsB = two[b.at + lengthsPlace] as number;
  let i = a.at + headLength + (lengthsA & lengthMask);
  let j = b.at + headLength + (lengthsB & lengthMask);
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

function tollsAgree(one: readonly number[], two: readonly number[]): boolean {
  for (const toll of one) if (two.includes(toll)) return true;
  return false;
}

/** How far the nearest tolls are apart, as the log of their ratio; 0 when one does not say. */
function tollsConflict(one: readonly number[], two: readonly number[]): number {
  if (one.length === 0 || two.length === 0) return 0;
  let least = Infinity;
  for (const toll of one) {
    for (const other of two) least = Math.min(least, Math.abs(Math.log(toll / other)));
  }
  return least < tollRatioMin ? 0 : Math.min(tollRatioMax, least);
}

/** Saying a word ten times is not ten times the evidence. */
export const damped = Float32Array.from({ length: countMask + 1 }, (_, count) =>
  count > 0 ? 1 + Math.log(count) : 0,
);
