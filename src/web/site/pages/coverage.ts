// What the page of all coverage lists and counts: the reports of the event, and those of the
// roundup that stand alone by now. What counts here counts on the roundup.

import { articleTime, type ArticleHead } from '../../../domain/article.js';
import type { Event, Placement } from '../../../domain/event.js';
import { countOrigins } from '../../../domain/origins.js';
import { reportsIn } from '../../../domain/roundup.js';
import type { PublicRoundup } from '../../ui/public-roundup.js';
import { isCounted as countsOnPage, type ListedReport } from '../../ui/listed-report.js';

export interface Coverage extends ListedReport {
  readonly article: ArticleHead;
  /** In this event it stands with others; out of it, with none. */
  readonly isAlone: boolean;
  /** Likely of the event: listed in no roundup, counted nowhere. */
  readonly isUnsure: boolean;
}

export interface AllCoverage {
  /** In time order. */
  readonly listed: readonly Coverage[];
  /** Those of them that count, as on the roundup. */
  readonly counted: readonly Coverage[];
  readonly counts: { readonly reports: number; readonly origins: number };
  readonly unsure: number;
  /** More reports than one page lists. */
  readonly isCut: boolean;
}

/** Reports listed on one page, the first seen. */
export const listedMax = 1_000;

export interface CoverageParts {
  readonly event: Event;
  readonly roundup: PublicRoundup;
  /** Of the event, the first seen. */
  readonly articles: readonly ArticleHead[];
  /** Told by the roundup, of other events or of none. */
  readonly others: readonly ArticleHead[];
  readonly placements: ReadonlyMap<string, Placement>;
}

export function allCoverage(parts: CoverageParts): AllCoverage {
  const { event, roundup, articles, placements } = parts;
  const countedIds = new Set(
    reportsIn(roundup)
      .filter(countsOnPage)
      .map(({ articleId }) => articleId),
  );
  const isCut = articles.length >= listedMax && event.articles > articles.length;
  const elsewhere = isCut ? [] : parts.others.filter(({ id }) => countedIds.has(id));
  const row = (article: ArticleHead, isAlone: boolean): Coverage => ({
    article,
    articleId: article.id,
    outletId: article.outletId,
    originId: article.originId ?? article.id,
    at: articleTime(article),
    isAlone,
    isUnsure: placements.get(article.id)?.unsure !== undefined && !countedIds.has(article.id),
  });
  const listed = [
    ...articles.map((article) => row(article, false)),
    ...elsewhere.map((article) => row(article, true)),
  ].toSorted((a, b) => a.at - b.at);
  // A report that its outlet took back is listed, and not counted.
  const remaining = listed.filter(({ article }) => article.withdrawnAt === undefined);
  const sure = remaining.filter(({ isUnsure }) => !isUnsure);
  return {
    listed,
    counted: sure,
    counts: isCut
      ? { reports: event.articles, origins: event.origins }
      : { reports: sure.length, origins: countOrigins(sure) },
    unsure: remaining.length - sure.length,
    isCut,
  };
}
