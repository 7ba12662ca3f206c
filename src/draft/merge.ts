// Two roundups are of one event by now: which of them goes on, and what becomes of the other.

import type { Roundup } from '../domain/roundup.js';
import { isNoticeOf, noticeOf } from './notices.js';
import { omit } from './omit.js';

/** What becomes of one of the two. */
export interface Settled {
  readonly kind: 'put' | 'remove';
  readonly roundup: Roundup;
}

/**
 * What becomes of the two, where anything does. That of the event stays, unless the one that comes
 * weighs more: a published page before a draft, a draft an editor touched before one he did not;
 * of two pages the older, unless its lead has left the event; at its address the other one's
 * readers arrive from now on.
 * @param gone the one that comes, of an event that was merged away or has left it.
 * @param staying the one the event has.
 */
export function settleMerge(
  gone: Roundup,
  staying: Roundup | undefined,
  survivorId: string,
  now: number,
): readonly Settled[] {
  const taken = put({ ...gone, eventId: survivorId, changedAt: now });
  if (staying === undefined) return [taken];
  if (gone.state === 'published' && staying.state === 'published') {
    return goesFirst(gone, staying)
      ? [put(continued(staying, gone, now)), put(survivor(gone, staying, survivorId, now))]
      : [put(continued(gone, staying, now)), put(survivor(staying, gone, survivorId, now))];
  }
  if (weightOf(gone) > weightOf(staying)) {
    return [givenUp(staying, gone, now), taken];
  }
  // What the editor withdrew stays so; a page of the other event keeps its address and its words.
  return gone.state === 'published' ? [] : [givenUp(gone, staying, now)];
}

const put = (roundup: Roundup): Settled => ({ kind: 'put', roundup });

/** A draft that loses: forgotten, unless an editor worked on it, whose words are kept aside. */
function givenUp(draft: Roundup, by: Roundup, now: number): Settled {
  if (draft.touched.length === 0) return { kind: 'remove', roundup: draft };
  return put(continued(draft, by, now));
}

/** The older, unless what it quotes has been found to tell of another event. */
function goesFirst(a: Roundup, b: Roundup): boolean {
  const [hasMoved, otherHas] = [a, b].map(({ lead }) => lead?.movedTo !== undefined);
  if (hasMoved !== otherHas) return otherHas === true;
  const [first, second] = [a.publishedAt ?? a.draftedAt, b.publishedAt ?? b.draftedAt];
  return first === second ? a.id < b.id : first < second;
}

/** Of no event from now on: the one it had may go on, and have another page. */
function continued(loser: Roundup, by: Roundup, now: number): Roundup {
  return { ...omit(loser, 'eventId'), state: 'withdrawn', continuedBy: by.id, changedAt: now };
}

/**
 * With the notices of the other page: what was corrected once stays said, as does its title; but
 * not how that page was headed before, which this one never was, nor that the lines of one had left
 * for the other, nor twice that they are one.
 */
function survivor(page: Roundup, loser: Roundup, eventId: string, now: number): Roundup {
  const merged = noticeOf('merged', loser.title, now);
  const theirs = loser.notices.filter(
    (notice) => !isNoticeOf('retitled', notice) && !isNoticeOf('led', notice),
  );
  const said = [...page.notices, ...theirs].filter(
    ({ about, text }) => about !== page.id && about !== loser.id && text.text !== merged.text.text,
  );
  const notices = [...said, merged].sort((a, b) => a.at - b.at);
  return { ...page, eventId, notices, changedAt: now };
}

/** A roundup the editor withdrew is his word on the event: nothing takes its place. */
function weightOf(roundup: Roundup): number {
  if (roundup.state === 'withdrawn') return 4;
  if (roundup.state === 'published') return 3;
  return roundup.touched.length > 0 ? 2 : 1;
}
