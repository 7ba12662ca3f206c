// An event that the guard on growth holds back: what held, and what a reader is told of it.

import { growthBar, lengthBar, sizeBar } from './likeness/growth.js';
import type { Entry, HeldEvent } from './memory/memory.js';
import type { Parts } from './parts.js';

/** What the event would outgrow with one more. */
export interface GrowthBlock {
  readonly by: 'size' | 'length';
  /** As they would be: reports, hours from first to last. */
  readonly reports: number;
  readonly hours: number;
  readonly takes: 'none' | 'the likest';
}

/** What kept a report out of the event of its choice, when the guard alone did. */
export function growthBlockOf(
  entry: Entry,
  { event, score }: { readonly event: HeldEvent; readonly score: number },
  { memory }: Parts,
): GrowthBlock | undefined {
  return growthBlock(event.slots.length + 1, memory.spanWith(event, entry.reading.hour), score);
}

/**
 * The same of an event that would have so many reports and last so many hours with the one that
 * scores so much with it.
 */
export function growthBlock(
  reports: number,
  hours: number,
  score: number,
): GrowthBlock | undefined {
  const bar = growthBar(reports, hours);
  const isHeldBack = bar === Infinity || (score <= 0 && score + bar > 0);
  if (!isHeldBack) return undefined;
  const takes = bar === Infinity ? 'none' : 'the likest';
  const by = lengthBar(reports, hours) > sizeBar(reports) ? 'length' : 'size';
  return { by, reports, hours, takes };
}

export function growthBlockWords({ by, reports, hours, takes }: GrowthBlock): string {
  const those = takes === 'none' ? 'no more' : 'only the likest';
  return by === 'length'
    ? `The event would last ${Math.round(hours / 24)} days: so long a one takes ${those}.`
    : `The event has ${reports - 1} reports already: so large a one takes ${those}.`;
}
