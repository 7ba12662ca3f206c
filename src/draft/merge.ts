// Two events became one: which of their two roundups goes on, and what becomes of the other.

import type { Roundup } from '../domain/roundup.js';
import { omit } from './omit.js';

/**
 * The roundups to be put, changed. The one of the going-on event stays, unless the other weighs
 * more: a published page before a draft, a draft an editor touched before one he did not; of two
 * published pages the older, at whose address the other one's readers arrive from now on.
 * @param gone roundup of the event that was merged away.
 * @param staying roundup of the event that goes on.
 */
export function settleMerge(
  gone: Roundup | undefined,
  staying: Roundup | undefined,
  survivorId: string,
  now: number,
): readonly Roundup[] {
  if (gone === undefined || gone.state === 'withdrawn') return [];
  if (staying === undefined) return [{ ...gone, eventId: survivorId, changedAt: now }];
  if (gone.state === 'published' && staying.state === 'published') {
    return isOlder(gone, staying)
      ? [continued(omit(staying, 'eventId'), gone, now), survivor(gone, staying, survivorId, now)]
      : [continued(gone, staying, now), survivor(staying, gone, survivorId, now)];
  }
  if (weightOf(gone) > weightOf(staying)) {
    return [
      { ...omit(staying, 'eventId'), state: 'withdrawn', changedAt: now },
      { ...gone, eventId: survivorId, changedAt: now },
    ];
  }
  // What the editor withdrew stays so; a page of the other event keeps its address and its words.
  return gone.state === 'published' ? [] : [{ ...gone, state: 'withdrawn', changedAt: now }];
}

function isOlder(a: Roundup, b: Roundup): boolean {
  const [first, second] = [a.publishedAt ?? a.draftedAt, b.publishedAt ?? b.draftedAt];
  return first === second ? a.id < b.id : first < second;
}

function continued(loser: Roundup, by: Roundup, now: number): Roundup {
  return { ...loser, state: 'withdrawn', continuedBy: by.id, changedAt: now };
}

/** With the updates and corrections of the other page: what was corrected once stays said. */
function survivor(page: Roundup, loser: Roundup, eventId: string, now: number): Roundup {
  const notices = [...page.notices, ...loser.notices].sort((a, b) => a.at - b.at);
  return { ...page, eventId, notices, changedAt: now };
}

/** A roundup the editor withdrew is his word on the event: nothing takes its place. */
function weightOf(roundup: Roundup): number {
  if (roundup.state === 'withdrawn') return 4;
  if (roundup.state === 'published') return 3;
  return roundup.touched.length > 0 ? 2 : 1;
}
