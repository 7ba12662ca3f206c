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
  const origins = new Map<string, string>();
  for (const copy of ordered) {
    const origin = ordered.find((other) => other !== copy && carries(copy, other));
    if (origin !== undefined) origins.set(copy.id, origins.get(origin.id) ?? origin.id);
  }
  return origins;
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
function carries(copy: Text, origin: Text): boolean {
  if (copy.sketch.length === 0 || origin.sketch.length === 0) return false;
  if (shareIn(copy.sketch, origin.sketch) < 1 - ownShareMax) return false;
  if (shareIn(origin.sketch, copy.sketch) >= 1 - ownShareMax) {
    return beforeAsOrigin(origin, copy) < 0;
  }
  if (copy.isAgency && !origin.isAgency) return false;
  if (origin.credits && !copy.credits) return false;
  return copy.credits || origin.time <= copy.time;
}
