// Keeps the mark "likely the same, other language" true as events gain and lose members.

import type { Change, Stand } from './change.js';
import { doubtful } from './doubt.js';
import type { Lexicon } from './words/lexicon.js';
import type { Entry, HeldEvent } from './memory/memory.js';
import type { Parts } from './parts.js';
import { standOf } from './stand.js';

type Marked = Extract<Change, { readonly kind: 'marked' }>;

/** Whose mark changed with the last change of the event, with their stands as they are now. */
export function remark(event: HeldEvent | undefined, parts: Parts): readonly Marked[] {
  if (event?.isMixed !== true || event.members.length === 0) return [];
  return markAnew(event, parts.lexicon).map((entry) => {
    const isAlone = event.members.length === 1;
    const score = isAlone ? 0 : parts.judging.withEvent(entry, event);
    const stand = withDoubt(standOf(entry, { event, score }, parts), entry);
    return { kind: 'marked', eventId: event.id, stand };
  });
}

/** Sets the marks of an event's members; answers those whose mark is another than before. */
export function markAnew(event: HeldEvent, lexicon: Lexicon): readonly Entry[] {
  if (!event.isMixed) return [];
  const doubted = doubtful(event.members, lexicon);
  const changed = event.members.filter((entry) => entry.unsure !== doubted.has(entry));
  for (const entry of changed) entry.unsure = doubted.has(entry);
  return changed;
}

export function withDoubt(stand: Stand, { unsure }: Entry): Stand {
  if (!unsure) return stand;
  const reason = { kind: 'other', text: doubtWords, weight: 0 } as const;
  return { ...stand, unsure: 'other language', reasons: [...stand.reasons, reason] };
}

const doubtWords =
  'Told in another language: likely the same event, until more outlets or an agency agree.';
