// A text as reprints are told by: its words in order, what they are, and a few of its runs of
// words, chosen so that two texts that share a dozen words on end share one of the chosen.

import { createFurniture } from './furniture.js';
import type { Letters } from '../words/letters.js';
import { repairText } from './text-repair.js';
import { createPassageTest } from './passages.js';
import { quotations } from './quotations.js';
import {
  capitalised,
  numeric,
  opensSentence,
  plainHash,
  tokenize,
  type Tokens,
} from '../words/tokens.js';

export interface Sketch {
  /** Hashes of the words in order, furniture left out. */
  readonly words: Int32Array;
  /** What each word is: bits below. */
  readonly marks: Uint8Array;
  /** Chosen runs, hashed, ascending. */
  readonly runs: Int32Array;
  /** Capitals tell its names: false for scripts that have none, and for texts all in capitals. */
  readonly hasNames: boolean;
}

/** A number. */
export const isNumber = 1;
/** Capitals tell it as a name. */
export const isName = 2;
/** Somebody said it. */
export const isQuoted = 4;

export const runLength = 5;
/** Below this many words a text is too short to tell a reprint from a formula. */
const wordsMin = 12;
/** Words beyond are not read. */
const wordsMax = 3_000;
const lengthMax = 40_000;
/** Of so many neighbouring runs the one with the least hash is chosen (winnowing). */
const windowRuns = 4;
const titleCaseShare = 0.6;
const nameShareMin = 0.02;

export const emptySketch: Sketch = {
  words: new Int32Array(0),
  marks: new Uint8Array(0),
  runs: new Int32Array(0),
  hasNames: false,
};

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
    const kept = words.slice(0, count);
    const share = capitals / count;
    const hasNames = share >= nameShareMin && share <= titleCaseShare;
    return { words: kept, marks: marks.slice(0, count), runs: chosenRuns(kept), hasNames };
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

/** The hash of the run of words that begins at a place. */
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
