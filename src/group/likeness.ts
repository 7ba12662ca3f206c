// How alike two readings are: a short list of named features, each cheap and each explainable.

import { numberTerm, type Lexicon } from './lexicon.js';
import { termShift, type Reading } from './reading.js';

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
] as const;

export type Features = Float64Array;

export interface Likeness {
  /** Fills `into` with the features of a pair. */
  measure(a: Reading, b: Reading, into: Features): void;
}

const nearHours = 72;
const massUnit = 10;
const tollRatioMax = 0.15;

export function createLikeness(lexicon: Lexicon): Likeness {
  function renew(reading: Reading): void {
    const weights = lexicon.weights.current();
    const { title, all } = reading;
    let titleSquares = 0;
    let mass = 0;
    let names = 0;
    for (let i = 0; i < title.length; i++) {
      const weight = weights[title[i] as number] as number;
      titleSquares += weight * weight;
      mass += weight;
    }
    let allSquares = 0;
    for (let i = 0; i < all.length; i++) {
      const packed = all[i] as number;
      const term = Math.floor(packed / termShift);
      const weight = (weights[term] as number) * damped(packed - term * termShift);
      const name = lexicon.weights.nameShare(term);
      allSquares += weight * weight;
      names += weight * weight * name;
    }
    reading.titleNorm = Math.sqrt(titleSquares);
    reading.titleMass = mass;
    reading.allNorm = Math.sqrt(allSquares);
    reading.nameNorm = Math.sqrt(names);
    reading.epoch = lexicon.weights.epoch();
  }

  return {
    measure(a, b, into) {
      if (a.epoch !== lexicon.weights.epoch()) renew(a);
      if (b.epoch !== lexicon.weights.epoch()) renew(b);
      const weights = lexicon.weights.current();
      measureTitles(a, b, weights, into);
      measureAll(a, b, weights, lexicon, into);
      measureTimes(a, b, into);
      into[10] = tollsAgree(a, b) ? 1 : 0;
      into[11] = tollsConflict(a, b);
      const shared = a.weekdays & b.weekdays;
      const conflict = a.weekdays !== 0 && b.weekdays !== 0 && shared === 0;
      into[12] = shared !== 0 ? 1 : 0;
      into[13] = conflict ? 1 : 0;
      const bothText = a.hasText && b.hasText;
      into[16] = bothText ? 1 : 0;
      into[17] = a.outlet !== 0 && a.outlet === b.outlet ? 1 : 0;
      into[18] = bothText ? (into[0] as number) : 0;
      into[19] = bothText ? (into[4] as number) : 0;
      into[20] = 1 / Math.max(1, Math.min(a.title.length, b.title.length));
    },
  };
}

function measureTitles(a: Reading, b: Reading, weights: Float32Array, into: Features): void {
  const [one, two] = [a.title, b.title];
  let dot = 0;
  let mass = 0;
  let most = 0;
  let i = 0;
  let j = 0;
  while (i < one.length && j < two.length) {
    const difference = (one[i] as number) - (two[j] as number);
    if (difference === 0) {
      const weight = weights[one[i] as number] as number;
      dot += weight * weight;
      mass += weight;
      if (weight > most) most = weight;
      i++;
      j++;
    } else if (difference < 0) i++;
    else j++;
  }
  const norms = a.titleNorm * b.titleNorm;
  into[0] = norms > 0 ? dot / norms : 0;
  into[1] = mass / massUnit;
  into[2] = most / massUnit;
  into[3] = cosOfSets(a.pairs, b.pairs);
}

function cosOfSets(one: Int32Array, two: Int32Array): number {
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < one.length && j < two.length) {
    const [left, right] = [one[i] as number, two[j] as number];
    if (left === right) {
      shared++;
      i++;
      j++;
    } else if (left < right) i++;
    else j++;
  }
  return shared === 0 ? 0 : shared / Math.sqrt(one.length * two.length);
}

function measureAll(
  a: Reading,
  b: Reading,
  weights: Float32Array,
  lexicon: Lexicon,
  into: Features,
): void {
  const [one, two] = [a.all, b.all];
  let dot = 0;
  let mass = 0;
  let names = 0;
  let numbers = 0;
  let i = 0;
  let j = 0;
  while (i < one.length && j < two.length) {
    const left = Math.floor((one[i] as number) / termShift);
    const right = Math.floor((two[j] as number) / termShift);
    if (left === right) {
      const weight = weights[left] as number;
      const product =
        weight *
        weight *
        damped((one[i] as number) - left * termShift) *
        damped((two[j] as number) - right * termShift);
      dot += product;
      mass += weight;
      names += product * lexicon.weights.nameShare(left);
      if ((lexicon.flags(left) & numberTerm) !== 0) numbers += weight;
      i++;
      j++;
    } else if (left < right) i++;
    else j++;
  }
  const norms = a.allNorm * b.allNorm;
  const nameNorms = a.nameNorm * b.nameNorm;
  into[4] = norms > 0 ? dot / norms : 0;
  into[5] = Math.log1p(mass / massUnit);
  const ofA = contained(a, two, weights);
  const ofB = contained(b, one, weights);
  into[6] = Math.min(ofA, ofB);
  into[7] = Math.max(ofA, ofB);
  into[8] = nameNorms > 0 ? names / nameNorms : 0;
  into[9] = Math.min(3, numbers / massUnit);
}

/** Share of a headline's weight that the other report says anywhere. */
function contained(reading: Reading, all: Int32Array, weights: Float32Array): number {
  const { title } = reading;
  let mass = 0;
  let j = 0;
  for (let i = 0; i < title.length; i++) {
    const term = title[i] as number;
    while (j < all.length && Math.floor((all[j] as number) / termShift) < term) j++;
    if (j < all.length && Math.floor((all[j] as number) / termShift) === term) {
      mass += weights[term] as number;
    }
  }
  return reading.titleMass > 0 ? mass / reading.titleMass : 0;
}

function measureTimes(a: Reading, b: Reading, into: Features): void {
  const hours = Math.abs(a.hour - b.hour);
  const known = !Number.isNaN(hours);
  into[14] = known ? 1 : 0;
  into[15] = known ? Math.exp(-hours / nearHours) : 0;
}

function tollsAgree(a: Reading, b: Reading): boolean {
  return a.tolls.some((toll) => b.tolls.includes(toll));
}

/** How far the nearest tolls are apart, from 0 to 2; 0 when one does not say. */
function tollsConflict(a: Reading, b: Reading): number {
  if (a.tolls.length === 0 || b.tolls.length === 0) return 0;
  let least = Infinity;
  for (const one of a.tolls) {
    for (const two of b.tolls) least = Math.min(least, Math.abs(Math.log(one / two)));
  }
  return least < tollRatioMax ? 0 : Math.min(2, least);
}

/** Saying a word ten times is not ten times the evidence. */
function damped(count: number): number {
  return dampedCounts[count] as number;
}

const dampedCounts = Float32Array.from({ length: termShift }, (_, n) =>
  n > 0 ? 1 + Math.log(n) : 0,
);
