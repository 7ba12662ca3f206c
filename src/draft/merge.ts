// Two events became one: which of their two posts goes on, and what becomes of the other.

import type { Roundup } from '../domain/roundup.js';
import { omit } from './omit.js';

/**
 * The posts to be put, changed. The going-on event's post stays, unless the other one weighs
 * more: a published page before a draft, a draft an editor touched before one he did not.
 * @param gone post of the event that was merged away.
 * @param staying post of the event that goes on.
 */
export function settleMerge(
  gone: Roundup | undefined,
  staying: Roundup | undefined,
  survivorId: string,
  now: number,
): readonly Roundup[] {
  if (gone === undefined || gone.state === 'withdrawn') return [];
  if (staying === undefined) return [{ ...gone, eventId: survivorId, changedAt: now }];
  if (weightOf(gone) > weightOf(staying)) {
    return [
      { ...omit(staying, 'eventId'), state: 'withdrawn', changedAt: now },
      { ...gone, eventId: survivorId, changedAt: now },
    ];
  }
  // A published page keeps its address and its words, whatever the machine learns later.
  return gone.state === 'published' ? [] : [{ ...gone, state: 'withdrawn', changedAt: now }];
}

/** A post the editor withdrew is his word on the event: nothing takes its place. */
function weightOf(roundup: Roundup): number {
  if (roundup.state === 'withdrawn') return 4;
  if (roundup.state === 'published') return 3;
  return roundup.touched.length > 0 ? 2 : 1;
}
