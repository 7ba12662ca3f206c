// Gives a published page another lead when its lead reports another event (decision 20).

import { inCore } from './core.js';
import { articleTime } from '../domain/article.js';
import type { Lead, Line, Roundup } from '../domain/roundup.js';
import type { DraftStyle, EventParts } from './draft-roundup.js';
import { ownReports } from './add-lines.js';
import { leadOf } from './lead/lead.js';
import { lineOf } from './lines/lines.js';
import { noticeOf } from './notices.js';
import { articlesIn } from './record.js';
import { languageOf, creditedReports } from './credited-report.js';

/**
 * The page with the best lead among its own reports, when its present lead moved to another event.
 * The former lead becomes a marked line, and one correction names it. Returns the page unchanged
 * when an editor chose the lead or the lines, when the title's report left the event, or when no
 * report can lead.
 * @param page the page with the marks of its reports up to date.
 */
export function replaceLead(
  page: Roundup,
  parts: EventParts,
  style: DraftStyle,
  now: number,
): Roundup {
  const { lead: before, lines, notices, touched } = page;
  if (before?.movedTo === undefined || touched.includes('lead') || touched.includes('lines')) {
    return page;
  }
  const reports = inCore(ownReports(parts));
  const [titled] = articlesIn(page.title.from);
  if (!reports.some(({ article }) => article.id === titled)) return page;
  const lead = leadOf(reports, languageOf(reports, style.language), style.excerptWordsMax);
  const line = lineOfLead(before, parts);
  if (lead === undefined || line === undefined) return page;
  const notice = noticeOf('led', before.headline, now);
  const isNamed = notices.some(({ text }) => text.text === notice.text.text);
  return {
    ...page,
    lead,
    lines: [line, ...lines.filter(({ articleId }) => articleId !== lead.articleId)],
    notices: isNamed ? notices : [...notices, notice],
  };
}

/** The former lead as a line, with its headline and marks; undefined when it is not loaded. */
function lineOfLead(lead: Lead, { articles, outlets }: EventParts): Line | undefined {
  const matching = articles.filter(({ id }) => id === lead.articleId);
  const [report] = creditedReports(matching, outlets, articleTime);
  if (report === undefined) return undefined;
  const { headline, withdrawnAt, movedTo } = lead;
  return {
    ...lineOf(report, false),
    headline,
    ...(withdrawnAt === undefined ? {} : { withdrawnAt }),
    ...(movedTo === undefined ? {} : { movedTo }),
  };
}
