// Numbers of the dead: a number within a few words of a word of death, "44 dead", "kills at least
// 44".

import { casualtyTerm, numberTerm, type Lexicon } from '../words/lexicon.js';

const reach = 4;
const termsMax = 120;
const tollsMax = 4;
const tollMax = 1_000_000;

/** Distinct tolls among the first terms of a text. */
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

/** Years are no tolls. */
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
