// A draft of reports that readers find on another page: hindsight has taken an event apart, and may
// put it together again at its next look.

import { reportsIn, type Roundup } from '../domain/roundup.js';
import { minuteMs } from '../domain/time.js';

/** Longer than hindsight rests between two looks: what it put right meanwhile never goes out. */
export const splinterHoldMs = 6 * minuteMs;

/** Of these pages those with lines that tell of the event by now. */
export function pagesWith(
  eventId: string | undefined,
  pages: readonly Roundup[],
): readonly Roundup[] {
  if (eventId === undefined) return [];
  return pages.filter(({ lines }) => lines.some(({ movedTo }) => movedTo === eventId));
}

/** Until when a draft waits before it goes out by itself; undefined when it need not. */
export function heldUntil(
  draft: Roundup,
  pages: readonly Roundup[],
  now: number,
): number | undefined {
  const until = draft.draftedAt + splinterHoldMs;
  if (now >= until) return undefined;
  const listed = new Set(
    pagesWith(draft.eventId, pages).flatMap(({ lines }) => lines.map((line) => line.articleId)),
  );
  const told = reportsIn(draft);
  const old = told.filter(({ articleId }) => listed.has(articleId)).length;
  return old > 0 && old * 2 >= told.length ? until : undefined;
}
