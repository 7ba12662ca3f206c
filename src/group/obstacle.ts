// What keeps a report out of an event, as a value; the sentence is made from it at the end.

import { missingEvidenceWords, type MissingEvidence } from './likeness/missing-evidence.js';
import type { Explained } from './likeness/reasons.js';
import { edgeScoreMin } from './linkage/linkage.js';
import type { Entry, HeldEvent } from './memory/memory.js';
import { growthBlockWords, growthBlockOf, type GrowthBlock } from './growth-limit.js';
import type { Parts } from './parts.js';

export type Obstacle =
  /** An editor keeps it apart from one that stands there. */
  | { readonly kind: 'editor' }
  | { readonly kind: 'growth'; readonly guard: GrowthBlock }
  | MissingEvidence;

/** An event that a report does not stand in. */
export interface OtherEvent {
  readonly event: HeldEvent;
  readonly score: number;
  /** Linkage would compare the two; else the score is that of the likest pair. */
  readonly isCompared: boolean;
}

/** Undefined when nothing does: it would join. */
export function obstacleOf(
  entry: Entry,
  other: OtherEvent,
  explained: Explained | undefined,
  parts: Parts,
): Obstacle | undefined {
  if (isBarred(entry, other.event, parts)) return { kind: 'editor' };
  // What is never compared is not kept out by the guard.
  const guard = other.isCompared ? growthBlockOf(entry, other, parts) : undefined;
  if (guard !== undefined) return { kind: 'growth', guard };
  return other.score > 0 ? undefined : explained?.missing;
}

/** Linkage compares none but events with a likely pair … */
export const isNear = (likestPair: number): boolean => likestPair >= edgeScoreMin;

/** … with any other it comes to no more than the likest pair does by itself. */
export const withinReach = (score: number, likestPair: number): number =>
  isNear(likestPair) ? score : Math.min(score, likestPair);

/** What speaks for and against a report in an event it does not stand in. */
export function explainedIn(
  entry: Entry,
  { event, score, isCompared }: OtherEvent,
  nearest: Entry,
  { judging }: Parts,
): Explained {
  return judging.explain(entry, nearest, isCompared ? { event, score } : undefined);
}

function isBarred({ reading: { id } }: Entry, { members }: HeldEvent, parts: Parts): boolean {
  const { constraints } = parts;
  if (constraints.none) return false;
  return !constraints.allowAll(
    [id],
    members.map(({ reading }) => reading.id),
  );
}

export function obstacleWords(cause: Obstacle): string {
  if (cause.kind === 'editor') return 'An editor keeps them apart.';
  return cause.kind === 'growth' ? growthBlockWords(cause.guard) : missingEvidenceWords(cause);
}
