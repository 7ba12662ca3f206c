// The list and the counts of an event page: the reports of the event, and reports of the roundup
// that are now in no event. The counts agree with those of the roundup.

import { articleTime, type ArticleHead } from '../../../domain/article.js';
import type { Event, Placement } from '../../../domain/event.js';
import { countOrigins } from '../../../domain/origins.js';
import { reportsIn } from '../../../domain/roundup.js';
import type { PublicRoundup } from '../../ui/public-roundup.js';
import { isCounted as countsOnPage, type ListedReport } from '../../ui/listed-report.js';

export interface Coverage extends ListedReport {
  readonly article: ArticleHead;
  /** The roundup lists it, but it is no longer grouped with any other report. */
  readonly isAlone: boolean;
  /** It probably belongs to the event: shown here, counted nowhere. */
  readonly isUnsure: boolean;
}

export interface AllCoverage {
  /** In time order. */
  readonly listed: readonly Coverage[];
  /** The listed reports that count. */
  readonly counted: readonly Coverage[];
  readonly counts: { readonly reports: number; readonly origins: number };
  readonly unsure: number;
  /** True if the event has more reports than the page lists. */
  readonly isCut: boolean;
}

/** Most reports on one page: the first seen are listed. */
export const listedMax = 1_000;

export interface CoverageParts {
  readonly event: Event;
  readonly roundup: PublicRoundup;
  /** The articles of the event, the first seen first, at most `listedMax`. */
  readonly articles: readonly ArticleHead[];
  /** Articles that the roundup lists and that are in other events or in none. */
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
