// What holds a report in an event that it would not join by itself, as a value and in words.

import type { Entry, HeldEvent } from './memory/memory.js';
import type { Parts } from './parts.js';

export type PlacementBasis =
  /** An editor put it here. */
  | { readonly kind: 'pinned' }
  /** An editor put it together with a report that stands here. */
  | { readonly kind: 'bound'; readonly to: string }
  /** It is likely of one event with the report here that it is likest to. */
  | { readonly kind: 'tied'; readonly to: string }
  /** No one report ties it: groups were joined. */
  | { readonly kind: 'grouped' };

/** `nearest`: the report of the event that it is likest to. Undefined where its own score does. */
export function basisOf(
  entry: Entry,
  { event, score }: { readonly event: HeldEvent; readonly score: number },
  nearest: Entry,
  { judging, constraints }: Parts,
): PlacementBasis | undefined {
  if (entry.pinned) return { kind: 'pinned' };
  const partners = constraints.none ? [] : constraints.partnersOf(entry.reading.id);
  if (partners.length > 0) {
    const bound = event.members.find(({ reading: { id } }) => partners.includes(id));
    if (bound !== undefined) return { kind: 'bound', to: bound.reading.id };
  }
  if (score > 0) return undefined;
  const isTied = judging.score(entry.slot, nearest.slot) > 0;
  return isTied ? { kind: 'tied', to: nearest.reading.id } : { kind: 'grouped' };
}

/**
 * Why a report does not stand in an event that it would join by itself, and sooner than its own.
 * `tied`: no report there is as like it as one that it stands with.
 */
export function stayWords(why: 'alone' | 'tied' | 'grouped'): string {
  switch (why) {
    case 'alone':
      return 'It was judged together with all recent reports, and stands alone all the same.';
    case 'tied':
      return 'It stays with the report that is likest to it of all.';
    case 'grouped':
      return 'Recent reports were judged together, group by group: its group is not of that event.';
  }
}

export function basisWords({ kind }: PlacementBasis): string {
  switch (kind) {
    case 'pinned':
      return 'An editor put it here.';
    case 'bound':
      return 'An editor put it together with a report that stands here.';
    case 'tied':
      return 'By itself it would not join: the report it is likest to ties it to the others.';
    case 'grouped':
      return 'By itself it would not join: recent reports were judged together, group by group.';
  }
}
