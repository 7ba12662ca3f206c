// Decides what happens to an event's roundup: nothing, a draft, a changed draft, or more lines.

import type { Roundup } from '../domain/roundup.js';
import { hourMs } from '../domain/time.js';
import { draftOf, type Draft, type DraftStyle, type EventParts } from './draft-roundup.js';
import { addLines, ownReports } from './add-lines.js';
import { omit } from './omit.js';
import { replaceLead } from './replace-lead.js';
import { improveTitle } from './improve-title.js';

export type Decision =
  /** Too few outlets report the event in texts of their own. */
  | { readonly kind: 'waiting'; readonly origins: number; readonly wanted: number }
  /** Its last report was first seen more than `draftAgeHoursMax` ago. */
  | { readonly kind: 'late' }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'drafted' | 'redrafted' | 'grown'; readonly roundup: Roundup }
  /** Too few origins are left and no editor worked on the draft, so it is removed. */
  | { readonly kind: 'emptied'; readonly roundupId: string };

export interface Moment {
  readonly now: number;
  readonly newId: () => string;
}

/**
 * Decides about one event and its roundup, if it has one. A draft is made again, except the parts
 * an editor touched. A published page gains lines, may get a better title once, and gets another
 * lead when its lead left the event. A withdrawn roundup stays as it is.
 */
export function decide(
  existing: Roundup | undefined,
  parts: EventParts,
  style: DraftStyle,
  moment: Moment,
): Decision {
  if (existing?.state === 'withdrawn') return { kind: 'unchanged' };
  if (existing?.state === 'published') {
    const longer = addLines(existing, parts, style.linesMax);
    const reports = ownReports(parts);
    const relead = replaceLead(longer, parts, style, moment.now);
    const after = improveTitle(existing, relead, reports, style, moment.now);
    return ifChanged('grown', existing, after, moment.now);
  }
  const kept = existing === undefined ? {} : touchedParts(existing);
  const draft = draftOf(parts, style, kept);
  if (existing !== undefined) {
    if ((draft?.origins ?? 0) < style.draftOriginsMin && existing.touched.length === 0) {
      return { kind: 'emptied', roundupId: existing.id };
    }
    const bare = omit(existing, 'lead', 'sectionHeading');
    const after = { ...bare, ...(draft ?? emptied(existing)) };
    return ifChanged('redrafted', existing, after, moment.now);
  }
  const origins = draft?.origins ?? 0;
  if (draft === undefined || origins < style.draftOriginsMin) {
    return { kind: 'waiting', origins, wanted: style.draftOriginsMin };
  }
  // Hindsight regroups old events, too. Their news is over, so they get no new draft.
  const lastSeenAt = Math.max(...parts.articles.map(({ seenAt }) => seenAt));
  if (moment.now - lastSeenAt > style.draftAgeHoursMax * hourMs) return { kind: 'late' };
  return { kind: 'drafted', roundup: newDraft(draft, parts, moment) };
}

function newDraft(draft: Draft, parts: EventParts, { now, newId }: Moment): Roundup {
  return {
    id: newId(),
    eventId: parts.event.id,
    state: 'draft',
    ...draft,
    notices: [],
    draftedAt: now,
    changedAt: now,
    touched: [],
  };
}

/**
 * A draft that an editor worked on stays when it has no reports, so that the editor's words are
 * there when reports come again. It is not withdrawn: only an editor withdraws a roundup.
 */
function emptied(existing: Roundup): Partial<Draft> {
  return { lines: [], reports: 0, origins: 0, ...touchedParts(existing) };
}

/** The parts an editor wrote or chose. */
function touchedParts(roundup: Roundup): Partial<Draft> {
  return Object.fromEntries(roundup.touched.map((part) => [part, roundup[part]]));
}

function ifChanged(
  kind: 'redrafted' | 'grown',
  before: Roundup,
  after: Roundup,
  now: number,
): Decision {
  return isSame(before, after)
    ? { kind: 'unchanged' }
    : { kind, roundup: { ...after, changedAt: now } };
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) =>
    isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  );
}
