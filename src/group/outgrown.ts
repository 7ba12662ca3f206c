// What a reader is told of an event that the guard on growth holds back.

import { growthBar, lengthBar, sizeBar } from './likeness/growth.js';
import type { Entry, HeldEvent } from './memory/memory.js';
import type { Parts } from './parts.js';

/** What kept a report out of the event of its choice, when the guard alone did. */
export function heldBack(
  entry: Entry,
  { event, score }: { readonly event: HeldEvent; readonly score: number },
  { memory }: Parts,
): string | undefined {
  return outgrown(event.slots.length + 1, memory.spanWith(event, entry.reading.hour), score);
}

/**
 * The same of an event that would have so many reports and last so many hours with the one that
 * scores so much with it.
 */
export function outgrown(reports: number, hours: number, score: number): string | undefined {
  const bar = growthBar(reports, hours);
  const isHeldBack = bar === Infinity || (score <= 0 && score + bar > 0);
  if (!isHeldBack) return undefined;
  const takes = bar === Infinity ? 'no more' : 'only the likest';
  return lengthBar(reports, hours) > sizeBar(reports)
    ? `The event would last ${Math.round(hours / 24)} days: so long a one takes ${takes}.`
    : `The event has ${reports - 1} reports already: so large a one takes ${takes}.`;
}
