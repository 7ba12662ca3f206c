// Finds the articles that carry the text of another, and the origin of each text.

import { createOverlapMeasure, type Overlap, type Replaced } from './text-overlap.js';
import type { Sketch } from './shingles.js';

export interface Text {
  readonly id: string;
  readonly sketch: Sketch;
  /** Milliseconds UTC. */
  readonly time: number;
  /** The outlet is an agency, or other articles credit it. */
  readonly isAgency: boolean;
  /** Other articles credit its outlet. */
  readonly isCredited?: boolean;
  /** The article credits another outlet with its text. */
  readonly credits: boolean;
}

/** An article with a greater share of its own words is a report, not a copy. */
const ownShareMax = 0.2;
/** Short texts can be similar by chance: nearly all of one must be in the origin. */
const shortWords = 40;
const ownShareOfShortMax = 0.1;
/** To share quotations is no copying: this share of the other words must be common, too. */
const unquotedSharedMin = 0.5;
/** Texts that differ in a greater share of their names and numbers come from one form. */
const factsExchangedMax = 0.4;
const factsExchangedMin = 2;
/** The same for all words, if capitals are no sign of names. */
const wordsExchangedMax = 0.1;
const wordsExchangedMin = 4;
const roundingError = 1e-9;

/** A copy shares at least this part of its chosen runs with its origin. */
const runsSharedMin = 0.1;

/** Id of a copy → id of its origin, for the copies among `texts`. An origin is never a copy. */
export function originsOf(texts: readonly Text[]): ReadonlyMap<string, string> {
  const ordered = [...texts].sort(beforeAsOrigin);
  const possibleOrigins = createOriginSearch(ordered);
  const carries = createCopyTest();
  const origins = new Map<string, string>();
  for (const copy of ordered) {
    for (const other of possibleOrigins(copy)) {
      if (other === copy || !carries(copy, other)) continue;
      origins.set(copy.id, origins.get(other.id) ?? other.id);
      break;
    }
  }
  return origins;
}

/** Finds the texts that share enough chosen runs with one to be its origin, in order. */
function createOriginSearch(ordered: readonly Text[]): (copy: Text) => Iterable<Text> {
  const textsByRun = new Map<number, number[]>();
  ordered.forEach(({ sketch }, at) => {
    for (const run of sketch.runs) {
      const known = textsByRun.get(run);
      if (known === undefined) textsByRun.set(run, [at]);
      else known.push(at);
    }
  });
  return ({ sketch }) => {
    const lists = Array.from(sketch.runs, (run) => textsByRun.get(run) ?? []);
    return inEnoughLists(lists, Math.ceil(sketch.runs.length * runsSharedMin), ordered);
  };
}

/** The texts at indexes that enough of the ascending lists contain. Lazy. */
function* inEnoughLists(
  lists: readonly (readonly number[])[],
  enough: number,
  texts: readonly Text[],
): Iterable<Text> {
  const read = new Int32Array(lists.length);
  for (;;) {
    let next = Infinity;
    for (let at = 0; at < lists.length; at++) {
      const place = lists[at]?.[read[at] as number];
      if (place !== undefined && place < next) next = place;
    }
    const text = texts[next];
    if (text === undefined) return;
    let holding = 0;
    for (let at = 0; at < lists.length; at++) {
      if (lists[at]?.[read[at] as number] !== next) continue;
      read[at] = (read[at] as number) + 1;
      holding++;
    }
    if (holding >= enough) yield text;
  }
}

/** Credited agencies first, then agencies, then texts that credit nobody, then the earliest. */
function beforeAsOrigin(a: Text, b: Text): number {
  return (
    Number(b.isCredited === true) - Number(a.isCredited === true) ||
    Number(b.isAgency) - Number(a.isAgency) ||
    Number(a.credits) - Number(b.credits) ||
    a.time - b.time ||
    (a.id < b.id ? -1 : 1)
  );
}

/**
 * Makes a test of whether `copy` carries the text of `origin`: nearly all of it is in `origin`. If
 * each is in the other, the one that sorts first is the origin. If `copy` is only a part, it was
 * cut from `origin`, unless it is an agency's, came before a text that is no agency's, or is what
 * the longer text credits.
 */
export function createCopyTest(): (copy: Text, origin: Text) => boolean {
  const overlapOf = createOverlapMeasure();
  const contains = (one: Sketch, other: Sketch): boolean =>
    one.words.length > 0 && other.words.length > 0 && isCopy(one, overlapOf(one, other));
  return (copy, origin) => {
    if (!contains(copy.sketch, origin.sketch)) return false;
    if (contains(origin.sketch, copy.sketch)) return beforeAsOrigin(origin, copy) < 0;
    if (copy.isAgency && !origin.isAgency) return false;
    if (origin.credits && !copy.credits) return false;
    return copy.credits || origin.isAgency || origin.time <= copy.time;
  };
}

function isCopy({ words, hasNames }: Sketch, overlapOf: Overlap): boolean {
  const ownMax = words.length < shortWords ? ownShareOfShortMax : ownShareMax;
  if (overlapOf.ownShare > ownMax + roundingError || overlapOf.unquotedShared < unquotedSharedMin)
    return false;
  if (exceeds(overlapOf.facts, factsExchangedMin, factsExchangedMax)) return false;
  return hasNames || !exceeds(overlapOf.words, wordsExchangedMin, wordsExchangedMax);
}

const exceeds = ({ count, of }: Replaced, countMin: number, shareMax: number): boolean =>
  count >= countMin && count > of * shareMax;
