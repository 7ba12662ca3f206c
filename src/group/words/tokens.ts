// Splits a text into words: one pass over UTF-16 units that hashes words into reused typed arrays.

import { skipMarkup } from './markup.js';
import { fnvBasis, fnvPrime } from './fnv-hash.js';
import { digit, ideograph, letter, combiningMark, type Letters } from './letters.js';

/** The words of one text, in columns. The first `count` of each are filled. */
export interface Tokens {
  count: number;
  readonly hash: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** How each word is written, in the bits below. */
  readonly shape: Uint8Array;
}

/** Begins with a capital. */
export const capitalised = 1;
/** Two letters or more, all capitals. */
export const shouted = 2;
/** The first word of a sentence. */
export const opensSentence = 4;
/** A number. */
export const numeric = 8;
/** The hash differs from that of the same word in lower case. */
const salted = 16;

/** Further words are not read: the lead is enough, and a 5 MB article must not stall grouping. */
export const tokensMax = 1_000;
/** UTF-16 units read of a text: even a text of one endless word has a limit. */
const unitsMax = 100_000;
const wordLengthMax = 40;
/** Gives a short word in capitals another hash than in lower case: US, us. The lexicon decides. */
const shoutedSalt = 0x5bd1e995;
const shoutedLengthMax = 3;

const apostrophe = 39;
const apostropheCurly = 0x2019;
const space = 32;
const ampersand = 38;
export const ampersandMarkup = '&amp;';
/** Letters before the ampersand of a name such as S&P or AT&T, at most. */
const jointAfterMax = 2;
const comma = 44;
const point = 46;

export function createTokens(): Tokens {
  return {
    count: 0,
    hash: new Int32Array(tokensMax),
    start: new Int32Array(tokensMax),
    end: new Int32Array(tokensMax),
    shape: new Uint8Array(tokensMax),
  };
}

/** Fills `tokens` with the words of a text, at most `limit`. Takes linear time. */
export function tokenize(raw: string, letters: Letters, limit: number, tokens: Tokens): void {
  const { kind } = letters;
  const text = raw.length > unitsMax ? raw.slice(0, unitsMax) : raw;
  const length = text.length;
  tokens.count = 0;
  let at = 0;
  let opens = opensSentence;
  while (at < length && tokens.count < limit) {
    const unit = text.charCodeAt(at);
    const kindOfUnit = kind[unit] as number;
    const after = skipMarkup(text, at);
    if (after > at) at = after;
    else if (kindOfUnit === letter) {
      at = scanWord(text, at, letters, opens, tokens);
      opens = 0;
    } else if (kindOfUnit === digit) {
      at = scanNumber(text, at, letters, tokens);
      opens = 0;
    } else if (kindOfUnit === ideograph) {
      at = scanPair(text, at, letters, tokens);
    } else {
      if (endsSentence(unit)) opens = opensSentence;
      at++;
    }
  }
}

/** The hash of a word regardless of its case. */
export function plainHash(tokens: Tokens, at: number): number {
  const hash = tokens.hash[at] as number;
  return ((tokens.shape[at] as number) & salted) === 0 ? hash : hash ^ shoutedSalt;
}

function endsSentence(unit: number): boolean {
  return (
    unit === point ||
    unit === 33 ||
    unit === 63 ||
    unit === 10 ||
    unit === 58 ||
    unit === 34 ||
    unit === 0x201c ||
    unit === 0x2018 ||
    unit === 0x3002
  );
}

function scanWord(
  text: string,
  from: number,
  letters: Letters,
  opens: number,
  tokens: Tokens,
): number {
  const { kind, fold, capital } = letters;
  const length = text.length;
  let at = from;
  let hash = fnvBasis;
  let signs = 0;
  let capitals = 0;
  while (at < length) {
    const unit = text.charCodeAt(at);
    const kindOfUnit = kind[unit] as number;
    if (kindOfUnit === letter || kindOfUnit === digit) {
      hash = Math.imul(hash ^ (fold[unit] as number), fnvPrime);
      capitals += capital[unit] as number;
      signs++;
    } else if (unit === point && signs === capitals && initialFollows(text, at, letters)) {
      // U.S., U.N.: one word
    } else if (unit === ampersand && signs === capitals && signs <= jointAfterMax) {
      // S&P, AT&T: one word
      const behind = afterJoint(text, at, letters);
      if (behind === at) break;
      at = behind - 1;
    } else if (kindOfUnit !== combiningMark) break;
    at++;
  }
  if (isNegation(text, at, kind)) return at + 2;
  if (signs > 1 && signs <= wordLengthMax) {
    const first = capital[text.charCodeAt(from)] === 1 ? capitalised : 0;
    const shouting = capitals === signs ? shouted | (signs <= shoutedLengthMax ? salted : 0) : 0;
    if ((shouting & salted) !== 0) hash ^= shoutedSalt;
    push(tokens, hash, from, at, first | shouting | opens);
  }
  return afterApostrophe(text, at, kind);
}

/** The index after the ampersand of S&P, plain or as markup; `at` if no capital follows. */
function afterJoint(text: string, at: number, { capital }: Letters): number {
  const behind = at + (text.startsWith(ampersandMarkup, at) ? ampersandMarkup.length : 1);
  return capital[text.charCodeAt(behind)] === 1 ? behind : at;
}

/** Whether the point at `at` is that after "U" in "U.S.": one capital follows, then no letter. */
function initialFollows(text: string, at: number, letters: Letters): boolean {
  const before = text.charCodeAt(at - 1);
  const next = text.charCodeAt(at + 1);
  if (letters.capital[before] !== 1 || letters.capital[next] !== 1) return false;
  return at + 2 >= text.length || letters.kind[text.charCodeAt(at + 2)] === 0;
}

/** Whether a word ends in n’t. Such words say nothing, and won’t is no form of to win. */
function isNegation(text: string, at: number, kind: Uint8Array): boolean {
  const unit = text.charCodeAt(at);
  if (unit !== apostrophe && unit !== apostropheCurly) return false;
  const isT = (text.charCodeAt(at + 1) | 32) === 116 && (text.charCodeAt(at - 1) | 32) === 110;
  return isT && kind[text.charCodeAt(at + 2)] !== letter;
}

/** The index after ’s, ’ll, ’re or ’ve, which say nothing: Varra’s, we’ll. */
function afterApostrophe(text: string, at: number, kind: Uint8Array): number {
  const unit = text.charCodeAt(at);
  if (unit !== apostrophe && unit !== apostropheCurly) return at;
  const first = text.charCodeAt(at + 1) | 32;
  const second = text.charCodeAt(at + 2) | 32;
  if (first === 115 && kind[text.charCodeAt(at + 2)] !== letter) return at + 2;
  const isShort =
    (first === 108 && second === 108) || ((first === 114 || first === 118) && second === 101);
  return isShort && kind[text.charCodeAt(at + 3)] !== letter ? at + 3 : at;
}

/** Reads a number. 1,500 and 1500 are one; 3.5 is not 35. A letter makes it a word: 12th. */
function scanNumber(text: string, from: number, letters: Letters, tokens: Tokens): number {
  const { kind, fold } = letters;
  const length = text.length;
  let at = from;
  let hash = fnvBasis;
  let shape = numeric;
  while (at < length) {
    const unit = text.charCodeAt(at);
    const kindOfUnit = kind[unit] as number;
    if (kindOfUnit === digit) hash = Math.imul(hash ^ (fold[unit] as number), fnvPrime);
    else if (kindOfUnit === letter) {
      if (shape !== 0 && isAmount(text, at, kind)) break;
      hash = Math.imul(hash ^ (fold[unit] as number), fnvPrime);
      shape = 0;
    } else if (kind[text.charCodeAt(at + 1)] !== digit) break;
    else if (unit === point) hash = Math.imul(hash ^ point, fnvPrime);
    else if (unit === comma) {
      if (!threeDigitsFollow(text, at, kind)) hash = Math.imul(hash ^ point, fnvPrime);
    } else if (!joinsThousands(text, at, kind)) break;
    at++;
  }
  if (at - from <= wordLengthMax) push(tokens, hash, from, at, shape);
  return at;
}

/** Whether an amount is joined to the end of a number: 47bn, 3.5m, 2tn. */
function isAmount(text: string, at: number, kind: Uint8Array): boolean {
  const sign = text.charCodeAt(at) | 32;
  if (sign !== 98 && sign !== 109 && sign !== 116) return false;
  const end = (text.charCodeAt(at + 1) | 32) === 110 ? at + 2 : at + 1;
  const kindOfUnit = kind[text.charCodeAt(end)];
  return (sign === 109 || end > at + 1) && kindOfUnit !== letter && kindOfUnit !== digit;
}

/** Whether exactly three digits follow: 1,500 but not 3,5. */
function threeDigitsFollow(text: string, at: number, kind: Uint8Array): boolean {
  return (
    kind[text.charCodeAt(at + 2)] === digit &&
    kind[text.charCodeAt(at + 3)] === digit &&
    kind[text.charCodeAt(at + 4)] !== digit
  );
}

/** Whether a space separates thousands, as in many languages: 40 000. */
function joinsThousands(text: string, at: number, kind: Uint8Array): boolean {
  const unit = text.charCodeAt(at);
  if (unit === space) return text.startsWith('000', at + 1) && threeDigitsFollow(text, at, kind);
  const isThin = unit === 0xa0 || unit === 0x202f || unit === 0x2009;
  return isThin && threeDigitsFollow(text, at, kind);
}

/** Reads a pair of ideographs; returns the index of the second. */
function scanPair(text: string, at: number, letters: Letters, tokens: Tokens): number {
  const next = text.charCodeAt(at + 1);
  const joined = letters.kind[next] === ideograph;
  const hash = Math.imul(fnvBasis ^ text.charCodeAt(at), fnvPrime);
  if (joined) push(tokens, Math.imul(hash ^ next, fnvPrime), at, at + 2, 0);
  return at + 1;
}

/** Adds a word. */
function push(tokens: Tokens, hash: number, start: number, end: number, shape: number): void {
  const place = tokens.count++;
  tokens.hash[place] = hash;
  tokens.start[place] = start;
  tokens.end[place] = end;
  tokens.shape[place] = shape;
}
