// Merges two roundups that belong to one event by now: which one stays, and what the other becomes.

import type { Roundup } from '../domain/roundup.js';
import { isNoticeOf, noticeOf } from './notices.js';
import { omit } from './omit.js';

/** A roundup to store or to remove. */
export interface RoundupChange {
  readonly kind: 'put' | 'remove';
  readonly roundup: Roundup;
}

/**
 * The changes to both; empty when nothing changes. The event's own roundup stays unless the moving
 * one ranks higher: a published page before a draft, a draft an editor touched before an untouched
 * one. Of two pages the older stays, unless its lead left the event; the other redirects to it.
 * @param moving the roundup whose event was merged away or that left its event.
 * @param resident the roundup the event has.
 */
export function mergeRoundups(
  moving: Roundup,
  resident: Roundup | undefined,
  survivorId: string,
  now: number,
): readonly RoundupChange[] {
  const moved = put({ ...moving, eventId: survivorId, changedAt: now });
  if (resident === undefined) return [moved];
  if (moving.state === 'published' && resident.state === 'published') {
    return stays(moving, resident)
      ? [put(continued(resident, moving, now)), put(survivor(moving, resident, survivorId, now))]
      : [put(continued(moving, resident, now)), put(survivor(resident, moving, survivorId, now))];
  }
  if (rankOf(moving) > rankOf(resident)) {
    return [replaced(resident, moving, now), moved];
  }
  // A roundup that an editor withdrew stays so, and a page that meets it keeps its address.
  return moving.state === 'published' ? [] : [replaced(moving, resident, now)];
}

const put = (roundup: Roundup): RoundupChange => ({ kind: 'put', roundup });

/** Removes the losing draft, or keeps it withdrawn when an editor worked on it. */
function replaced(draft: Roundup, by: Roundup, now: number): RoundupChange {
  if (draft.touched.length === 0) return { kind: 'remove', roundup: draft };
  return put(continued(draft, by, now));
}

/** True for the older page, unless its lead was found to report another event. */
function stays(a: Roundup, b: Roundup): boolean {
  const [hasMoved, otherHas] = [a, b].map(({ lead }) => lead?.movedTo !== undefined);
  if (hasMoved !== otherHas) return otherHas === true;
  const [first, second] = [a.publishedAt ?? a.draftedAt, b.publishedAt ?? b.draftedAt];
  return first === second ? a.id < b.id : first < second;
}

/** The losing page belongs to no event from now on: its old event may get another page. */
function continued(loser: Roundup, by: Roundup, now: number): Roundup {
  return { ...omit(loser, 'eventId'), state: 'withdrawn', continuedBy: by.id, changedAt: now };
}

/**
 * The page that stays, with the other page's notices and title. It leaves out notices about the
 * other page's own title and lead, and those about lines that moved between the two.
 */
function survivor(page: Roundup, loser: Roundup, eventId: string, now: number): Roundup {
  const merged = noticeOf('merged', loser.title, now);
  const theirs = loser.notices.filter(
    (notice) => !isNoticeOf('retitled', notice) && !isNoticeOf('led', notice),
  );
  const kept = [...page.notices, ...theirs].filter(
    ({ about, text }) => about !== page.id && about !== loser.id && text.text !== merged.text.text,
  );
  const notices = [...kept, merged].sort((a, b) => a.at - b.at);
  return { ...page, eventId, notices, changedAt: now };
}

/** A roundup that an editor withdrew ranks highest: nothing takes its place. */
function rankOf(roundup: Roundup): number {
  if (roundup.state === 'withdrawn') return 4;
  if (roundup.state === 'published') return 3;
  return roundup.touched.length > 0 ? 2 : 1;
}
