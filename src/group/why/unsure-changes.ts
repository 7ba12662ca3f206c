// Changes for reports that became unsure, or sure again, as their event gained and lost members.

import type { Change } from '../change.js';
import { setUnsure } from '../likeness/cross-language.js';
import type { Judging } from '../likeness/judging.js';
import type { HeldEvent } from '../memory/memory.js';
import type { Lexicon } from '../words/lexicon.js';
import type { Explainer } from './explainer.js';

type UnsureChange = Extract<Change, { readonly kind: 'unsure-changed' }>;

export interface UnsureSources {
  readonly lexicon: Lexicon;
  readonly judging: Judging;
  readonly explainer: Explainer;
}

/** Undefined among the events is skipped. */
export function unsureChanges(
  events: Iterable<HeldEvent | undefined>,
  { lexicon, judging, explainer }: UnsureSources,
): readonly UnsureChange[] {
  const changes: UnsureChange[] = [];
  for (const event of events) {
    if (event === undefined) continue;
    for (const entry of setUnsure(event, lexicon)) {
      const score = event.members.length === 1 ? 0 : judging.withEvent(entry, event);
      const placement = explainer.placement(entry, { event, score });
      changes.push({ kind: 'unsure-changed', eventId: event.id, placement });
    }
  }
  return changes;
}
