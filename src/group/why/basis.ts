// What keeps a report in an event that it would not join by its own score.

import type { PlacementBasis } from '../../domain/reason.js';
import type { Choice } from '../likeness/ranking.js';
import type { Entry } from '../memory/memory.js';
import type { Sources } from './sources.js';

/**
 * `nearest`: the report of the event that it is most similar to. Returns undefined when the
 * report's own score is enough.
 */
export function basisOf(
  entry: Entry,
  { event, score }: Choice,
  nearest: Entry,
  { judging, constraints }: Pick<Sources, 'judging' | 'constraints'>,
): PlacementBasis | undefined {
  if (entry.pinned) return { kind: 'pinned' };
  const partners = constraints.none ? [] : constraints.partnersOf(entry.reading.id);
  const bound = event.members.find(({ reading: { id } }) => partners.includes(id));
  if (bound !== undefined) return { kind: 'bound', to: bound.reading.id };
  if (score > 0) return undefined;
  const isTied = judging.score(entry.slot, nearest.slot) > 0;
  return isTied ? { kind: 'tied', to: nearest.reading.id } : { kind: 'grouped' };
}
