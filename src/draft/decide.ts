// What becomes of an event's roundup now: nothing, a draft, a changed draft, or a page that grew.

import type { Roundup } from '../domain/roundup.js';
import { draftOf, type Draft, type DraftStyle, type EventParts } from './draft-roundup.js';
import { grow } from './grow.js';
import { omit } from './omit.js';

export type Decision =
  /** Too few outlets report the event in texts of their own. */
  | { readonly kind: 'waiting'; readonly origins: number; readonly wanted: number }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'drafted' | 'redrafted' | 'grown' | 'emptied'; readonly roundup: Roundup };

export interface Moment {
  readonly now: number;
  readonly newId: () => string;
}

/**
 * Decides over one event and the roundup it has. A draft is made anew but for the parts an editor
 * touched; a published page only gains lines; a withdrawn one is left alone.
 */
export function decide(
  existing: Roundup | undefined,
  parts: EventParts,
  style: DraftStyle,
  moment: Moment,
): Decision {
  if (existing?.state === 'withdrawn') return { kind: 'unchanged' };
  if (existing?.state === 'published') {
    return ifChanged('grown', existing, grow(existing, parts, style.linesMax), moment.now);
  }
  const draft = draftOf(parts, style, existing === undefined ? {} : touchedParts(existing));
  if (existing !== undefined) {
    return draft === undefined
      ? { kind: 'emptied', roundup: { ...existing, state: 'withdrawn', changedAt: moment.now } }
      : ifChanged(
          'redrafted',
          existing,
          { ...omit(existing, 'lead', 'sectionHeading'), ...draft },
          moment.now,
        );
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
