// A draft of reports that readers find on another page: hindsight has taken an event apart, and may
// put it together again. What readers have is no reason for a second page.

import { countOrigins, type Borne } from '../domain/origins.js';
import { reportsIn, type Roundup } from '../domain/roundup.js';
import { hourMs, minuteMs } from '../domain/time.js';

/** Longer than hindsight rests between two looks: what it put right meanwhile never goes out. */
export const splinterHoldMs = 6 * minuteMs;
/** For what tells readers next to nothing new: hindsight has stood by it through many looks. */
export const retoldHoldMs = 6 * hourMs;

/** Of these pages those that list a report of the roundup; not itself. */
export function pagesWith(roundup: Roundup, pages: readonly Roundup[]): readonly Roundup[] {
  const told = new Set(reportsIn(roundup).map(({ articleId }) => articleId));
  return pages.filter(
    (page) => page.id !== roundup.id && reportsIn(page).some((one) => told.has(one.articleId)),
  );
}

/**
 * Until when a draft waits before it goes out by itself; undefined when no page lists any of its
 * reports.
 * @param leadOriginId whose text the lead carries; undefined for an original.
 * @param freshMin so many independent outlets must say what no page lists, nor the text of, or it
 *   waits longer.
 */
export function heldUntil(
  draft: Roundup,
  leadOriginId: string | undefined,
  pages: readonly Roundup[],
  freshMin: number,
): number | undefined {
  const others = pagesWith(draft, pages).flatMap(reportsIn);
  if (others.length === 0) return undefined;
  const listed = new Set(
    others.flatMap((one) => ('originId' in one ? [one.articleId, one.originId] : [one.articleId])),
  );
  const fresh = reportsIn(draft)
    .map((one): Borne => ({ originId: leadOriginId ?? one.articleId, ...one }))
    .filter(({ articleId, originId }) => !listed.has(articleId) && !listed.has(originId));
  return draft.draftedAt + (countOrigins(fresh) < freshMin ? retoldHoldMs : splinterHoldMs);
}
