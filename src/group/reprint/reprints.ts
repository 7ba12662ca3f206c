// Families of articles that carry one text, and which of them is the origin.

import { createOverlapMeasure, type Overlap, type Replaced } from './text-overlap.js';
import type { Sketch } from './shingles.js';

export interface Text {
  readonly id: string;
  readonly sketch: Sketch;
  /** Milliseconds UTC. */
  readonly time: number;
  /** The outlet is an agency, or others credit it. */
  readonly isAgency: boolean;
  /** Others credit its outlet. */
  readonly isCredited?: boolean;
  /** It says that the text is another's. */
  readonly credits: boolean;
}

/** An article with more than this share of its own is a report, not a copy. */
const ownShareMax = 0.2;
/** Short notes are alike by chance: they must be carried nearly whole. */
const shortWords = 40;
const ownShareOfShortMax = 0.1;
/** Sharing what somebody said is no copying: of the rest, this much must be shared, too. */
const toldShareMin = 0.5;
/** Texts that differ in this share of their names and numbers fill in one form. */
const factsExchangedMax = 0.4;
const factsExchangedMin = 2;
/** The same for all words, where capitals tell no names. */
const wordsExchangedMax = 0.1;
const wordsExchangedMin = 4;
const roundingError = 1e-9;

/** A copy shares at least this part of its chosen runs with its origin. */
const runsSharedMin = 0.1;

/** Article id → id of the article whose text it carries, for the copies among `texts`. */
export function originsOf(texts: readonly Text[]): ReadonlyMap<string, string> {
  const ordered = [...texts].sort(beforeAsOrigin);
  const alike = alikeAmong(ordered);
  const carries = createCopyTest();
  const origins = new Map<string, string>();
  for (const copy of ordered) {
    for (const other of alike(copy)) {
      if (other === copy || !carries(copy, other)) continue;
      origins.set(copy.id, origins.get(other.id) ?? other.id);
      break;
    }
  }
  return origins;
}

/** Which of the texts, in their order, share enough of the chosen runs of one to be its origin. */
function alikeAmong(ordered: readonly Text[]): (copy: Text) => Iterable<Text> {
  const bearers = new Map<number, number[]>();
  ordered.forEach(({ sketch }, at) => {
    for (const run of sketch.runs) {
      const known = bearers.get(run);
      if (known === undefined) bearers.set(run, [at]);
      else known.push(at);
    }
  });
  return ({ sketch }) => {
    const lists = Array.from(sketch.runs, (run) => bearers.get(run) ?? []);
    return inOrder(lists, Math.ceil(sketch.runs.length * runsSharedMin), ordered);
  };
}

/** Those at places that enough of the ascending lists hold; no further than they are asked for. */
function* inOrder(
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

/** Credited agencies first, then agencies, those that credit nobody, the earliest, then by id. */
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
 * `copy` says hardly anything that `origin` does not. When each carries the other, the one that
 * comes first as an origin is it; when `copy` is the shorter, it was cut from `origin` unless it is
 * itself an agency's, came before a text that is no agency's, or is what the longer one credits.
 */
export function createCopyTest(): (copy: Text, origin: Text) => boolean {
  const carrying = createOverlapMeasure();
  const holds = (one: Sketch, other: Sketch): boolean =>
    one.words.length > 0 && other.words.length > 0 && isCopy(one, carrying(one, other));
  return (copy, origin) => {
    if (!holds(copy.sketch, origin.sketch)) return false;
    if (holds(origin.sketch, copy.sketch)) return beforeAsOrigin(origin, copy) < 0;
    if (copy.isAgency && !origin.isAgency) return false;
    if (origin.credits && !copy.credits) return false;
    return copy.credits || origin.isAgency || origin.time <= copy.time;
  };
}

function isCopy({ words, hasNames }: Sketch, carrying: Overlap): boolean {
  const ownMax = words.length < shortWords ? ownShareOfShortMax : ownShareMax;
  if (carrying.ownShare > ownMax + roundingError || carrying.unquotedShared < toldShareMin)
    return false;
  if (exceeds(carrying.facts, factsExchangedMin, factsExchangedMax)) return false;
  return hasNames || !exceeds(carrying.words, wordsExchangedMin, wordsExchangedMax);
}

const exceeds = ({ count, of }: Replaced, countMin: number, shareMax: number): boolean =>
  count >= countMin && count > of * shareMax;
