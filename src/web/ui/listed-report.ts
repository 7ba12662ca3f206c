// The reports of a roundup as one list: the lead and the lines, shown or folded.

import { articleTime, type ArticleHead } from '../../domain/article.js';
import type { Roundup, Told } from '../../domain/roundup.js';

export interface ListedReport {
  readonly articleId: string;
  readonly outletId: string;
  /** The article that first published the text; reports with the same text share it. */
  readonly originId: string;
  readonly at: number;
}

/**
 * The counted reports: the lead first, then the lines in their order. Leaves out reports that were
 * taken back or moved to another event. The origin comes from the article where it is given, since
 * the origin may have become known after the line was written. `articles` must contain the lead.
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

/** The origin of a line: from its article where that is given, else as the line was written. */
export function originOf(
  line: Pick<ListedReport, 'articleId' | 'originId'>,
  articles: ReadonlyMap<string, ArticleHead>,
): string {
  const article = articles.get(line.articleId);
  return article === undefined ? line.originId : (article.originId ?? article.id);
}

/** False for a report that was taken back, moved to another event, or is only related. */
export function isCounted(report: Told): boolean {
  const isRelated = 'related' in report && report.related !== undefined;
  return report.withdrawnAt === undefined && report.movedTo === undefined && !isRelated;
}

export interface OriginGroup<R extends ListedReport> {
  readonly originId: string;
  /** In time order, but the origin itself comes first if it is in the group. */
  readonly reports: readonly R[];
}

/** Groups reports that carry the same text, in the order of first appearance. */
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
