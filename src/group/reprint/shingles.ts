// The sketch of a text, by which reprints are found: its words in order, their kinds, and some of
// its shingles, which are runs of five words (Broder 1997). They are chosen by winnowing
// (Schleimer, Wilkerson, Aiken 2003): two texts that share eight words in a row share a chosen run.

import { createFurniture } from './furniture.js';
import type { Letters } from '../words/letters.js';
import { repairText } from './text-repair.js';
import { createPassageTest, quotations } from './passages.js';
import {
  capitalised,
  numeric,
  opensSentence,
  plainHash,
  tokenize,
  type Tokens,
} from '../words/tokens.js';

export interface Sketch {
  /** The hashes of the words in order, without furniture. */
  readonly words: Int32Array;
  /** The kind of each word, in the bits below. */
  readonly marks: Uint8Array;
  /** The hashes of the chosen runs, ascending. */
  readonly runs: Int32Array;
  /** Whether capitals mark names: false in scripts without them, and in texts all in capitals. */
  readonly hasNames: boolean;
}

/** A number. */
export const isNumber = 1;
/** A name, by its capital. */
export const isName = 2;
/** In quotation marks. */
export const isQuoted = 4;

/** Words of a run. */
export const runLength = 5;
/** A text with fewer words is too short to distinguish a reprint from a common phrase. */
const wordsMin = 12;
/** Further words are not read. */
const wordsMax = 3_000;
const lengthMax = 40_000;
/** Of this many neighbouring runs, the one with the least hash is chosen. */
const windowRuns = 4;
const titleCaseShare = 0.6;
const nameShareMin = 0.02;

/** The sketch of a text that is too short to be a reprint. */
export const emptySketch: Sketch = {
  words: new Int32Array(0),
  marks: new Uint8Array(0),
  runs: new Int32Array(0),
  hasNames: false,
};

/** Makes a function that sketches a text. `furniture` are the lines of furniture.txt. */
export function createSketch(
  letters: Letters,
  furniture: readonly string[] = [],
): (text: string) => Sketch {
  const tokens = tokensFor(wordsMax);
  const findFurniture = createFurniture(letters, furniture);
  return (raw) => {
    const text = repairText(raw.slice(0, lengthMax));
    tokenize(text, letters, wordsMax, tokens);
    if (tokens.count < wordsMin) return emptySketch;
    const atFurniture = createPassageTest(findFurniture(text, tokens));
    const atQuotation = createPassageTest(quotations(text));
    const words = new Int32Array(tokens.count);
    const marks = new Uint8Array(tokens.count);
    let count = 0;
    let capitals = 0;
    for (let at = 0; at < tokens.count; at++) {
      const start = tokens.start[at] as number;
      if (atFurniture(start)) continue;
      const shape = tokens.shape[at] as number;
      capitals += shape & capitalised;
      words[count] = plainHash(tokens, at);
      marks[count++] = markOf(shape) | (atQuotation(start) ? isQuoted : 0);
    }
    if (count < wordsMin) return emptySketch;
    const wordsRead = words.slice(0, count);
    const share = capitals / count;
    const hasNames = share >= nameShareMin && share <= titleCaseShare;
    return {
      words: wordsRead,
      marks: marks.slice(0, count),
      runs: chosenRuns(wordsRead),
      hasNames,
    };
  };
}

function tokensFor(count: number): Tokens {
  return {
    count: 0,
    hash: new Int32Array(count),
    start: new Int32Array(count),
    end: new Int32Array(count),
    shape: new Uint8Array(count),
  };
}

function markOf(shape: number): number {
  if ((shape & numeric) !== 0) return isNumber;
  return (shape & (capitalised | opensSentence)) === capitalised ? isName : 0;
}

/** The hash of the run of words that begins at an index. */
export function runAt(words: Int32Array, at: number): number {
  let hash = 0;
  for (let i = at; i < at + runLength; i++) {
    hash = Math.imul(hash ^ (words[i] as number), 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash | 0;
}

function chosenRuns(words: Int32Array): Int32Array {
  const count = words.length - runLength + 1;
  const hashes = new Int32Array(Math.max(0, count));
  for (let at = 0; at < count; at++) hashes[at] = Math.imul(runAt(words, at), 0x9e3779b1);
  const chosen = new Set<number>();
  for (let from = 0; from + windowRuns <= count; from++) {
    let least = hashes[from] as number;
    for (let at = from + 1; at < from + windowRuns; at++) {
      least = Math.min(least, hashes[at] as number);
    }
    chosen.add(least);
  }
  return Int32Array.from(chosen).sort();
}
