// Families of articles that carry one text, and which of them is the origin.

import { shareIn, type Sketch } from './shingles.js';

export interface Text {
  readonly id: string;
  readonly sketch: Sketch;
  /** Milliseconds UTC. */
  readonly time: number;
  /** The outlet is an agency, or others credit it. */
  readonly isAgency: boolean;
  /** It says that the text is another's. */
  readonly credits: boolean;
}

/** An article with more than this share of its own is a report, not a copy. */
const ownShareMax = 0.2;

/** Article id → id of the article whose text it carries, for the copies among `texts`. */
export function originsOf(texts: readonly Text[]): ReadonlyMap<string, string> {
  const ordered = [...texts].sort(beforeAsOrigin);
  const alike = alikeAmong(ordered);
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

/**
 * Which of the texts, in their order, can share as many runs as a copy shares with its origin:
 * they have at least one of any few of its runs, so the few that fewest have are looked up.
 */
function alikeAmong(ordered: readonly Text[]): (copy: Text) => Iterable<Text> {
  const bearers = new Map<number, number[]>();
  ordered.forEach(({ sketch }, at) => {
    for (const run of sketch) {
      const known = bearers.get(run);
      if (known === undefined) bearers.set(run, [at]);
      else known.push(at);
    }
  });
  return ({ sketch }) => {
    const lists = Array.from(sketch, (run) => bearers.get(run) ?? []);
    const few = Math.ceil(sketch.length * ownShareMax) + 1;
    const rarest = lists.sort((a, b) => a.length - b.length).slice(0, few);
    return inOrder(rarest, ordered);
  };
}

/** Those at the places of ascending lists, each once; no further than they are asked for. */
function* inOrder(lists: readonly (readonly number[])[], texts: readonly Text[]): Iterable<Text> {
  const read = new Int32Array(lists.length);
  for (;;) {
    let next = Infinity;
    lists.forEach((list, at) => (next = Math.min(next, list[read[at] ?? 0] ?? Infinity)));
    const text = texts[next];
    if (text === undefined) return;
    lists.forEach((list, at) => {
      if (list[read[at] ?? 0] === next) read[at] = (read[at] ?? 0) + 1;
    });
    yield text;
  }
}

/** Agencies first, then those that credit nobody, then the earliest, then by id. */
function beforeAsOrigin(a: Text, b: Text): number {
  return (
    Number(b.isAgency) - Number(a.isAgency) ||
    Number(a.credits) - Number(b.credits) ||
    a.time - b.time ||
    (a.id < b.id ? -1 : 1)
  );
}

/**
 * `copy` says hardly anything that `origin` does not. When each carries the other, the one that
 * comes first as an origin is it; when `copy` is the shorter, it was cut from `origin` unless it is
 * itself an agency's, came earlier, or is the one that the longer report credits.
 */
export function carries(copy: Text, origin: Text): boolean {
  if (copy.sketch.length === 0 || origin.sketch.length === 0) return false;
  if (shareIn(copy.sketch, origin.sketch) < 1 - ownShareMax) return false;
  if (shareIn(origin.sketch, copy.sketch) >= 1 - ownShareMax) {
    return beforeAsOrigin(origin, copy) < 0;
  }
  if (copy.isAgency && !origin.isAgency) return false;
  if (origin.credits && !copy.credits) return false;
  return copy.credits || origin.time <= copy.time;
}
