// How much of one text another carries: runs of words in common are laid side by side, and what
// stands between them is looked at, since forms (weather, quakes, results) share all but the facts.
//
//   copy    ▓▓▓▓▓▓▓▓▓ own own ▓▓▓▓▓▓ 19 ▓▓▓▓▓▓▓▓
//   origin  ▓▓▓▓▓▓▓▓▓         ▓▓▓▓▓▓ 14 ▓▓▓▓▓▓▓▓ …   ▓ runs in common, 14/19 an exchange

import { isName, isNumber, isQuoted, runAt, runLength, type Sketch } from './shingles.js';

export interface Overlap {
  /** Share of the copy's words that the other text has not. */
  readonly ownShare: number;
  /**
   * Share of its words outside quotation marks that the other text has. Of a text that is nothing
   * but a quotation 1 when it has no word of its own, else 0.
   */
  readonly unquotedShared: number;
  /** Its names and numbers, as far as it is carried. */
  readonly facts: Replaced;
  /** The same of all its words. */
  readonly words: Replaced;
}

/** How many stand where the other text says something else, of how many. */
export interface Replaced {
  readonly count: number;
  readonly of: number;
}

/** An exchange is no longer than this on either side. */
const exchangeWordsMax = 14;
/** Runs in common go on from one another over a gap no longer than this. */
const gapWordsMax = 6;
/** A shorter run in common is chance, unless it goes on from one that is not. */
const anchorWordsMin = 8;
/** Outside quotation marks fewer words than this say nothing. */
const toldWordsMin = 8;

/** Measures how much of `copy` stands in `other`. Keeps what it learnt of every `other`. */
export function createOverlapMeasure(): (copy: Sketch, other: Sketch) => Overlap {
  const places = new Map<Sketch, Places>();
  return (copy, other) => {
    let known = places.get(other);
    if (known === undefined) places.set(other, (known = placesOf(other.words)));
    return measure(copy, other, anchored(stretches(copy.words, other.words, known)));
  };
}

/** Words of the copy from `at`, so many, that stand in the other text from `from`. */
interface Stretch {
  readonly at: number;
  readonly from: number;
  readonly length: number;
}

/** Where runs begin: a table by hash, with chains of those that begin alike. */
interface Places {
  readonly head: Int32Array;
  readonly next: Int32Array;
  readonly mask: number;
}

const chainMax = 16;

function placesOf(words: Int32Array): Places {
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

/** Runs in common in the order of the copy; of several, the one that goes on from the last. */
function stretches(copy: Int32Array, other: Int32Array, places: Places): readonly Stretch[] {
  const found: Stretch[] = [];
  let after = 0;
  for (let at = 0; at + runLength <= copy.length;) {
    const stretch = longestAt(copy, other, at, places, after);
    if (stretch === undefined) {
      at++;
      continue;
    }
    found.push(stretch);
    at += stretch.length;
    after = stretch.from + stretch.length;
  }
  return found;
}

function longestAt(
  copy: Int32Array,
  other: Int32Array,
  at: number,
  { head, next, mask }: Places,
  after: number,
): Stretch | undefined {
  let best: Stretch | undefined;
  let from = head[runAt(copy, at) & mask] as number;
  for (let steps = 0; from >= 0 && steps < chainMax; steps++) {
    let length = 0;
    while (at + length < copy.length && copy[at + length] === other[from + length]) length++;
    const goesOn = from >= after && from - after <= gapWordsMax;
    if (length >= runLength && (best === undefined || length > best.length || goesOn)) {
      best = { at, from, length };
      if (goesOn) return best;
    }
    from = next[from] as number;
  }
  return best;
}

/** Those long enough, and those that go on from them or lead up to them. */
function anchored(all: readonly Stretch[]): readonly Stretch[] {
  const holds = all.map(({ length }) => length >= anchorWordsMin);
  for (let at = 1; at < all.length; at++) {
    if (holds[at - 1] === true && goesOnFrom(all[at - 1], all[at])) holds[at] = true;
  }
  for (let at = all.length - 2; at >= 0; at--) {
    if (holds[at + 1] === true && goesOnFrom(all[at], all[at + 1])) holds[at] = true;
  }
  return all.filter((_, at) => holds[at]);
}

function goesOnFrom(one: Stretch | undefined, next: Stretch | undefined): boolean {
  if (one === undefined || next === undefined) return false;
  const theirs = next.from - one.from - one.length;
  const ours = next.at - one.at - one.length;
  return theirs >= 0 && theirs <= gapWordsMax && ours <= gapWordsMax;
}

function measure(copy: Sketch, other: Sketch, common: readonly Stretch[]): Overlap {
  const { words, marks } = copy;
  const covered = new Uint8Array(words.length);
  for (const { at, length } of common) covered.fill(1, at, at + length);
  const replaced = replacedWords(copy, other, common);
  const factMarks = copy.hasNames ? isNumber | isName : isNumber;
  const [all, facts] = [createCount(), createCount()];
  let [own, toldAll, told] = [0, 0, 0];
  for (let at = 0; at < words.length; at++) {
    const mark = marks[at] as number;
    if (covered[at] === 0) own++;
    if (covered[at] === 1 || replaced[at] === 1) {
      all.add(words[at] as number, replaced[at] === 1);
      if ((mark & factMarks) !== 0) facts.add(words[at] as number, replaced[at] === 1);
    }
    if ((mark & isQuoted) !== 0) continue;
    toldAll++;
    told += covered[at] as number;
  }
  return {
    ownShare: words.length === 0 ? 1 : own / words.length,
    unquotedShared: toldAll < toldWordsMin ? Number(own === 0) : told / toldAll,
    facts: facts.told(),
    words: all.told(),
  };
}

/** Counts distinct words, and those of them that were replaced. */
function createCount() {
  const seen = new Set<number>();
  const replaced = new Set<number>();
  return {
    add(word: number, isReplaced: boolean): void {
      seen.add(word);
      if (isReplaced) replaced.add(word);
    },
    told: (): Replaced => ({ count: replaced.size, of: seen.size }),
  };
}

/** 1 for the words of the copy in whose place the other text has some, and has not them. */
function replacedWords(copy: Sketch, other: Sketch, common: readonly Stretch[]): Uint8Array {
  const found = new Uint8Array(copy.words.length);
  let [at, from] = [0, 0];
  const end = { at: copy.words.length, from: other.words.length, length: 0 };
  for (const next of [...common, end]) {
    const [ours, theirs] = [next.at - at, next.from - from];
    if (ours > 0 && ours <= exchangeWordsMax && theirs > 0 && theirs <= exchangeWordsMax) {
      for (let place = at; place < next.at; place++) {
        if (!other.words.includes(copy.words[place] as number)) found[place] = 1;
      }
    }
    at = next.at + next.length;
    from = next.from + next.length;
  }
  return found;
}
