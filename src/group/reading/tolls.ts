// Finds numbers of dead: a number within four words of a word of death, such as "44 dead" or "kills
// at least 44".

import { casualtyTerm, numberTerm, type Lexicon } from '../words/lexicon.js';

/** Words between a number and a word of death, at most. */
const reach = 4;
const termsMax = 120;
const tollsMax = 4;
const tollMax = 1_000_000;

/** The distinct tolls among the first 120 terms of a text, at most four. */
export function tollsOf(terms: Int32Array, count: number, lexicon: Lexicon): readonly number[] {
  const tolls: number[] = [];
  const length = Math.min(count, termsMax);
  for (let i = 0; i < length && tolls.length < tollsMax; i++) {
    const term = terms[i] as number;
    if ((lexicon.flags(term) & numberTerm) === 0) continue;
    const value = lexicon.value(term);
    if (!couldBeToll(value) || tolls.includes(value)) continue;
    if (deathAfter(terms, i, length, lexicon) || deathBefore(terms, i, lexicon)) tolls.push(value);
  }
  return tolls;
}

/** A number that may be a year is no toll. */
function couldBeToll(value: number): boolean {
  return value >= 1 && value < tollMax && !(value >= 1900 && value <= 2099);
}

function deathAfter(terms: Int32Array, at: number, length: number, lexicon: Lexicon): boolean {
  for (let i = at + 1; i <= Math.min(length - 1, at + reach); i++) {
    const flags = lexicon.flags(terms[i] as number);
    if ((flags & numberTerm) !== 0) return false;
    if ((flags & casualtyTerm) !== 0) return true;
  }
  return false;
}

function deathBefore(terms: Int32Array, at: number, lexicon: Lexicon): boolean {
  for (let i = at - 1; i >= Math.max(0, at - reach); i--) {
    const flags = lexicon.flags(terms[i] as number);
    if ((flags & numberTerm) !== 0) return false;
    if ((flags & casualtyTerm) !== 0) return true;
  }
  return false;
}
