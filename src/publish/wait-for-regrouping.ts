// Makes a draft wait when another page lists its reports: hindsight split their event and may join
// it again.

import { hindsightPauseMs } from '../domain/hindsight.js';
import { countOrigins, type Borne } from '../domain/origins.js';
import { reportsIn, type Roundup } from '../domain/roundup.js';
import { minuteMs } from '../domain/time.js';

/** Longer than hindsight's pause, so that what it joins again is never published. */
export const waitMs = hindsightPauseMs + minuteMs;
/** For a draft with little that is new to readers: hindsight confirmed it 72 times by then. */
export const longWaitMs = 72 * hindsightPauseMs;

/** The pages, other than itself, that list a report of the roundup. */
export function pagesSharingReports(
  roundup: Roundup,
  pages: readonly Roundup[],
): readonly Roundup[] {
  const listed = new Set(reportsIn(roundup).map(({ articleId }) => articleId));
  return pages.filter(
    (page) =>
      page.id !== roundup.id && reportsIn(page).some((report) => listed.has(report.articleId)),
  );
}

/**
 * The time, ms UTC, until which a draft waits before it may be published unattended; undefined when
 * no page lists any of its reports.
 * @param leadOriginId the article whose text the lead carries; undefined for an original.
 * @param freshMin with fewer independent outlets whose reports no page lists, it waits longer.
 */
export function waitsUntil(
  draft: Roundup,
  leadOriginId: string | undefined,
  pages: readonly Roundup[],
  freshMin: number,
): number | undefined {
  const others = pagesSharingReports(draft, pages).flatMap(reportsIn);
  if (others.length === 0) return undefined;
  const listed = new Set(
    others.flatMap((report) =>
      'originId' in report ? [report.articleId, report.originId] : [report.articleId],
    ),
  );
  const fresh = reportsIn(draft)
    .map((report): Borne => ({ originId: leadOriginId ?? report.articleId, ...report }))
    .filter(({ articleId, originId }) => !listed.has(articleId) && !listed.has(originId));
  return draft.draftedAt + (countOrigins(fresh) < freshMin ? longWaitMs : waitMs);
}
