// What becomes of an event's roundup now: nothing, a draft, a changed draft, or a page that grew.

import type { Roundup } from '../domain/roundup.js';
import { draftOf, type Draft, type DraftStyle, type EventParts } from './draft-roundup.js';
import { grow, ownReports } from './grow.js';
import { omit } from './omit.js';
import { relead } from './relead.js';
import { retitle } from './retitle.js';

export type Decision =
  /** Too few outlets report the event in texts of their own. */
  | { readonly kind: 'waiting'; readonly origins: number; readonly wanted: number }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'drafted' | 'redrafted' | 'grown'; readonly roundup: Roundup }
  /** No report is left, and nobody worked on the draft: it is forgotten. */
  | { readonly kind: 'emptied'; readonly roundupId: string };

export interface Moment {
  readonly now: number;
  readonly newId: () => string;
}

/**
 * Decides over one event and the roundup it has. A draft is made anew but for the parts an editor
 * touched; a published page gains lines, once a better title, and another
 * lead when its own has left; a withdrawn one is left alone.
 */
export function decide(
  existing: Roundup | undefined,
  parts: EventParts,
  style: DraftStyle,
  moment: Moment,
): Decision {
  if (existing?.state === 'withdrawn') return { kind: 'unchanged' };
  if (existing?.state === 'published') {
    const grown = grow(existing, parts, style.linesMax);
    const reports = ownReports(parts);
    const led = relead(grown, parts, style, moment.now);
    const after = retitle(existing, led, reports, style, moment.now);
    return ifChanged('grown', existing, after, moment.now);
  }
  const kept = existing === undefined ? {} : touchedParts(existing);
  const draft = draftOf(parts, style, kept);
  if (existing !== undefined) {
    if (draft === undefined && existing.touched.length === 0) {
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
 * What an editor has worked on stays his draft, with nothing to report: he sees that, and finds
 * his words when reports come. `withdrawn` is his word alone, and lets no other draft come.
 */
function emptied(existing: Roundup): Partial<Draft> {
  return { lines: [], reports: 0, origins: 0, ...touchedParts(existing) };
}

/** The parts the editor has made his own. */
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
