// What keeps a report out of an event.

import type { Obstacle } from '../../domain/reason.js';
import type { Similarity } from '../change.js';
import { growthBlock } from '../likeness/growth.js';
import { edgeScoreMin } from '../linkage/linkage.js';
import type { Entry, HeldEvent } from '../memory/memory.js';
import { missingEvidence } from './missing-evidence.js';
import type { Sources } from './sources.js';

/** An event that a report is not in. */
export interface OtherEvent {
  readonly event: HeldEvent;
  readonly score: number;
  /** Linkage would compare the two; otherwise the score is that of the most similar pair. */
  readonly isCompared: boolean;
}

/** Undefined when nothing does: the report would join. */
export function obstacleOf(
  entry: Entry,
  { event, score, isCompared }: OtherEvent,
  explained: Similarity | undefined,
  { memory, constraints }: Pick<Sources, 'memory' | 'constraints'>,
): Obstacle | undefined {
  const { id, hour } = entry.reading;
  const ids = constraints.none ? [] : event.members.map(({ reading }) => reading.id);
  if (!constraints.allowAll([id], ids)) return { kind: 'editor' };
  // The guard does not keep out what is never compared.
  const block = isCompared
    ? growthBlock(event.slots.length + 1, memory.spanWith(event, hour), score)
    : undefined;
  if (block !== undefined) return { kind: 'growth', ...block };
  return score > 0 || explained === undefined ? undefined : missingEvidence(explained);
}

/** Linkage compares only events with a likely pair … */
export const isNear = (pairScore: number): boolean => pairScore >= edgeScoreMin;

/** … and any other scores no more than its most similar pair does by itself. */
export const withinReach = (score: number, pairScore: number): number =>
  isNear(pairScore) ? score : Math.min(score, pairScore);

/** What speaks for and against a report in an event it is not in. */
export function explainedIn(
  entry: Entry,
  { event, score, isCompared }: OtherEvent,
  nearest: Entry,
  { judging }: Pick<Sources, 'judging'>,
): Similarity {
  return judging.explain(entry, nearest, isCompared ? { event, score } : undefined);
}
