// How much of a text another text contains. Aligns the runs of words that both have, and compares
// the words between them: texts from one form (weather, quakes, results) differ only in the facts.
//
//   copy    ▓▓▓▓▓▓▓▓▓ own own ▓▓▓▓▓▓ 19 ▓▓▓▓▓▓▓▓
//   origin  ▓▓▓▓▓▓▓▓▓         ▓▓▓▓▓▓ 14 ▓▓▓▓▓▓▓▓ …   ▓ common runs, 14/19 a replacement

import { isName, isNumber, isQuoted, runAt, runLength, type Sketch } from './shingles.js';

export interface Overlap {
  /** Share of the copy's words that are not in a common run, 0 to 1. */
  readonly ownShare: number;
  /**
   * Share of the copy's words outside quotation marks that are in a common run, 0 to 1. For a copy
   * with hardly any such words, 1 if all its words are common, else 0.
   */
  readonly unquotedShared: number;
  /** The names and numbers of the copy, in common runs and replacements. */
  readonly facts: Replaced;
  /** All words of the copy, in common runs and replacements. */
  readonly words: Replaced;
}

/** How many distinct words the other text replaces by others, of how many. */
export interface Replaced {
  readonly count: number;
  readonly of: number;
}

/** A replacement is at most this long in either text. */
const replacementWordsMax = 14;
/** A common run continues the one before if the gap between them is at most this long. */
const gapWordsMax = 6;
/** A shorter common run is chance, unless it continues one that is not. */
const anchorWordsMin = 8;
/** Fewer words outside quotation marks say nothing about the text. */
const unquotedWordsMin = 8;

/** Measures how much of `copy` is in `other`. Keeps an index of every `other` it was given. */
export function createOverlapMeasure(): (copy: Sketch, other: Sketch) => Overlap {
  const indexes = new Map<Sketch, RunIndex>();
  return (copy, other) => {
    let known = indexes.get(other);
    if (known === undefined) indexes.set(other, (known = indexRuns(other.words)));
    return measure(copy, other, anchored(commonRuns(copy.words, other.words, known)));
  };
}

/** A common run: `length` words of the copy from `at`, which the other text has from `from`. */
interface CommonRun {
  readonly at: number;
  readonly from: number;
  readonly length: number;
}

/** Where runs of a text begin: a table by hash, with a chain for each hash, ascending. */
interface RunIndex {
  readonly head: Int32Array;
  readonly next: Int32Array;
  readonly mask: number;
}

/** Entries of a chain that are compared. */
const chainMax = 16;

function indexRuns(words: Int32Array): RunIndex {
  let size = 64;
  while (size < words.length * 2) size *= 2;
  const head = new Int32Array(size).fill(-1);
  const next = new Int32Array(words.length).fill(-1);
  for (let at = words.length - runLength; at >= 0; at--) {
    const slot = runAt(words, at) & (size - 1);
    next[at] = head[slot] as number;
    head[slot] = at;
  }
  return { head, next, mask: size - 1 };
}

/** The common runs in the order of the copy. Prefers a run that continues the last one. */
function commonRuns(copy: Int32Array, other: Int32Array, indexes: RunIndex): readonly CommonRun[] {
  const found: CommonRun[] = [];
  let after = 0;
  for (let at = 0; at + runLength <= copy.length;) {
    const run = longestAt(copy, other, at, indexes, after);
    if (run === undefined) {
      at++;
      continue;
    }
    found.push(run);
    at += run.length;
    after = run.from + run.length;
  }
  return found;
}

function longestAt(
  copy: Int32Array,
  other: Int32Array,
  at: number,
  { head, next, mask }: RunIndex,
  after: number,
): CommonRun | undefined {
  let best: CommonRun | undefined;
  let from = head[runAt(copy, at) & mask] as number;
  for (let steps = 0; from >= 0 && steps < chainMax; steps++) {
    let length = 0;
    while (at + length < copy.length && copy[at + length] === other[from + length]) length++;
    const isContinuation = from >= after && from - after <= gapWordsMax;
    if (length >= runLength && (best === undefined || length > best.length || isContinuation)) {
      best = { at, from, length };
      if (isContinuation) return best;
    }
    from = next[from] as number;
  }
  return best;
}

/** The runs that are long enough, and those that continue them or that they continue. */
function anchored(all: readonly CommonRun[]): readonly CommonRun[] {
  const isKept = all.map(({ length }) => length >= anchorWordsMin);
  for (let at = 1; at < all.length; at++) {
    if (isKept[at - 1] === true && continues(all[at - 1], all[at])) isKept[at] = true;
  }
  for (let at = all.length - 2; at >= 0; at--) {
    if (isKept[at + 1] === true && continues(all[at], all[at + 1])) isKept[at] = true;
  }
  return all.filter((_, at) => isKept[at]);
}

function continues(one: CommonRun | undefined, next: CommonRun | undefined): boolean {
  if (one === undefined || next === undefined) return false;
  const theirs = next.from - one.from - one.length;
  const ours = next.at - one.at - one.length;
  return theirs >= 0 && theirs <= gapWordsMax && ours <= gapWordsMax;
}

function measure(copy: Sketch, other: Sketch, runs: readonly CommonRun[]): Overlap {
  const { words, marks } = copy;
  const covered = new Uint8Array(words.length);
  for (const { at, length } of runs) covered.fill(1, at, at + length);
  const replaced = replacedWords(copy, other, runs);
  const factMarks = copy.hasNames ? isNumber | isName : isNumber;
  const [all, facts] = [createCount(), createCount()];
  let [own, unquoted, unquotedCommon] = [0, 0, 0];
  for (let at = 0; at < words.length; at++) {
    const mark = marks[at] as number;
    if (covered[at] === 0) own++;
    if (covered[at] === 1 || replaced[at] === 1) {
      all.add(words[at] as number, replaced[at] === 1);
      if ((mark & factMarks) !== 0) facts.add(words[at] as number, replaced[at] === 1);
    }
    if ((mark & isQuoted) !== 0) continue;
    unquoted++;
    unquotedCommon += covered[at] as number;
  }
  return {
    ownShare: words.length === 0 ? 1 : own / words.length,
    unquotedShared: unquoted < unquotedWordsMin ? Number(own === 0) : unquotedCommon / unquoted,
    facts: facts.counts(),
    words: all.counts(),
  };
}

/** Counts distinct words, and how many of them were replaced. */
function createCount() {
  const seen = new Set<number>();
  const replaced = new Set<number>();
  return {
    add(word: number, isReplaced: boolean): void {
      seen.add(word);
      if (isReplaced) replaced.add(word);
    },
    counts: (): Replaced => ({ count: replaced.size, of: seen.size }),
  };
}

/** 1 for words of the copy in a replacement that the other text does not contain anywhere. */
function replacedWords(copy: Sketch, other: Sketch, runs: readonly CommonRun[]): Uint8Array {
  const found = new Uint8Array(copy.words.length);
  let [at, from] = [0, 0];
  const end = { at: copy.words.length, from: other.words.length, length: 0 };
  for (const next of [...runs, end]) {
    const [ours, theirs] = [next.at - at, next.from - from];
    if (ours > 0 && ours <= replacementWordsMax && theirs > 0 && theirs <= replacementWordsMax) {
      for (let place = at; place < next.at; place++) {
        if (!other.words.includes(copy.words[place] as number)) found[place] = 1;
      }
    }
    at = next.at + next.length;
    from = next.from + next.length;
  }
  return found;
}
