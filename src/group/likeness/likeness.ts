// How alike two readings are: a short list of named features, each cheap and each explainable.
//
// The terms of one report are laid out in a small table, once; then every other report is compared
// in one pass over its own terms. An article is compared with some 24 others, so this is the hot
// loop.

import { gistOf } from './gist.js';
import { createLayout } from './layout.js';
import type { Lexicon } from '../words/lexicon.js';
import { countMask, numberBit, termShift, titleBit, type Reading } from '../reading/reading.js';

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
    const { terms } = b;
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
    for (let i = 0; i < terms.length; i++) {
      const packed = terms[i] as number;
      const term = packed >> termShift;
      const other = table[term];
      if (other === undefined || other === 0) continue;
      const weight = weights[term] as number;
      const product =
        weight *
        weight *
        (damped[packed & countMask] as number) *
        (damped[other & countMask] as number);
      dot += product;
      mass += weight;
      nameDot += product * (names[term] as number);
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
    into[0] = ratio(titleDot, a.titleNorm * b.titleNorm);
    into[1] = titleMass / massUnit;
    into[2] = titleMost / massUnit;
    // No pair is shared without both of its terms.
    into[3] = titleShared > 1 ? cosOfSets(a.pairs, b.pairs) : 0;
    into[4] = ratio(dot, a.allNorm * b.allNorm);
    into[5] = Math.log1p(mass / massUnit);
    const shareA = ratio(ofA, a.titleMass);
    const shareB = ratio(ofB, b.titleMass);
    into[6] = Math.min(shareA, shareB);
    into[7] = Math.max(shareA, shareB);
    into[8] = ratio(nameDot, a.nameNorm * b.nameNorm);
    into[9] = Math.min(numberMassMax, numbers / massUnit);
  }

  return {
    measure(a, b, into) {
      const epoch = lexicon.weights.epoch();
      if (a.epoch !== epoch) renewNorms(a, lexicon);
      if (b.epoch !== epoch) renewNorms(b, lexicon);
      laid.lay(a.terms);
      measureTerms(a, b, into);
      measureRest(a, b, into);
      const gist = gistOf(a, b);
      into[23] = Number.isNaN(gist) ? 0 : gist - neutral;
    },
  };
}

/** Lengths of a reading's vectors under the current weights. */
function renewNorms(reading: Reading, lexicon: Lexicon): void {
  const weights = lexicon.weights.current();
  const names = lexicon.weights.nameShares();
  const { terms, titleTerms } = reading;
  let [titleSquares, titleMass, squares, nameSquares] = [0, 0, 0, 0];
  for (let i = 0; i < terms.length; i++) {
    const packed = terms[i] as number;
    const term = packed >> termShift;
    const weight = weights[term] as number;
    const value = weight * (damped[packed & countMask] as number);
    squares += value * value;
    nameSquares += value * value * (names[term] as number);
    if (i >= titleTerms) continue;
    titleSquares += weight * weight;
    titleMass += weight;
  }
  reading.titleNorm = Math.sqrt(titleSquares);
  reading.titleMass = titleMass;
  reading.allNorm = Math.sqrt(squares);
  reading.nameNorm = Math.sqrt(nameSquares);
  reading.epoch = lexicon.weights.epoch();
}

function measureRest(a: Reading, b: Reading, into: Features): void {
  into[10] = tollsAgree(a.tolls, b.tolls) ? 1 : 0;
  into[11] = tollsConflict(a.tolls, b.tolls);
  const shared = a.weekdays & b.weekdays;
  into[12] = shared !== 0 ? 1 : 0;
  into[13] = shared === 0 && a.weekdays !== 0 && b.weekdays !== 0 ? 1 : 0;
  const hours = Math.abs(a.hour - b.hour);
  const known = !Number.isNaN(hours);
  into[14] = known ? 1 : 0;
  into[15] = known ? Math.exp(-hours / nearHours) : 0;
  const bothText = a.hasText && b.hasText;
  const across = bothText && a.language !== b.language;
  into[16] = bothText ? 1 : 0;
  into[21] = across ? 1 : 0;
  into[22] = across ? (into[8] as number) : 0;
  into[17] = a.outlet !== 0 && a.outlet === b.outlet ? 1 : 0;
  into[18] = bothText ? (into[0] as number) : 0;
  into[19] = bothText ? (into[4] as number) : 0;
  into[20] = 1 / Math.max(1, Math.min(a.titleTerms, b.titleTerms));
}

const ratio = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

function cosOfSets(one: Int32Array, two: Int32Array): number {
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < one.length && j < two.length) {
    const left = one[i] as number;
    const right = two[j] as number;
    if (left === right) {
      shared++;
      i++;
      j++;
    } else if (left < right) i++;
    else j++;
  }
  return shared === 0 ? 0 : shared / Math.sqrt(one.length * two.length);
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
