// The reports of a roundup on one footing: the lead and the lines, shown or folded, that count.

import { articleTime, type ArticleHead } from '../../domain/article.js';
import type { Roundup, Told } from '../../domain/roundup.js';

export interface ListedReport {
  readonly articleId: string;
  readonly outletId: string;
  /** Reports of one text share it: the article that bore the text. */
  readonly originId: string;
  readonly at: number;
}

/**
 * The lead first, then the lines as they stand, without what was taken back or moved to another
 * event. Whose text a report carries may have come out after its line was written: a known article
 * has the last word. `articles` need hold the lead alone.
 */
export function reportsOf(
  roundup: Roundup,
  articles: ReadonlyMap<string, ArticleHead>,
): readonly ListedReport[] {
  const { lead } = roundup;
  const lines = roundup.lines
    .filter(isCounted)
    .map((line) => ({ ...line, originId: originOf(line, articles) }));
  if (lead === undefined || !isCounted(lead)) return lines;
  const article = articles.get(lead.articleId);
  const first: ListedReport = {
    articleId: lead.articleId,
    outletId: lead.outletId,
    originId: article?.originId ?? lead.articleId,
    at: article === undefined ? roundup.draftedAt : articleTime(article),
  };
  return [first, ...lines.filter((line) => line.articleId !== lead.articleId)];
}

/** Of a line: as its article says by now, else as the line was written. */
export function originOf(
  line: Pick<ListedReport, 'articleId' | 'originId'>,
  articles: ReadonlyMap<string, ArticleHead>,
): string {
  const article = articles.get(line.articleId);
  return article === undefined ? line.originId : (article.originId ?? article.id);
}

/** What was taken back or moved to another event does not. */
export function isCounted(report: Told): boolean {
  return report.withdrawnAt === undefined && report.movedTo === undefined;
}

export interface OriginGroup<R extends ListedReport> {
  readonly originId: string;
  /** In time order; the bearer of the text first where it is among them. */
  readonly reports: readonly R[];
}

/** One group a text, in the order of first appearance. */
export function byOrigin<R extends ListedReport>(reports: readonly R[]): readonly OriginGroup<R>[] {
  const groups = new Map<string, R[]>();
  for (const report of reports) {
    const group = groups.get(report.originId);
    if (group === undefined) groups.set(report.originId, [report]);
    else group.push(report);
  }
  return [...groups].map(([originId, members]) => ({
    originId,
    reports: members.toSorted(
      (a, b) => Number(b.articleId === originId) - Number(a.articleId === originId) || a.at - b.at,
    ),
  }));
}
