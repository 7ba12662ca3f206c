// A published page that leads with a report of another event gets another lead, in the open
// (decision 20).

import { articleTime } from '../domain/article.js';
import type { Lead, Line, Roundup } from '../domain/roundup.js';
import type { DraftStyle, EventParts } from './draft-roundup.js';
import { ownReports } from './grow.js';
import { leadOf } from './lead/lead.js';
import { lineOf } from './lines/lines.js';
import { noticeOf } from './notices.js';
import { articlesIn } from './record.js';
import { languageOf, reportsOf } from './report.js';

/**
 * The page under the best lead that its own reports offer, when the one it has tells of something
 * else than the title. That becomes a line, marked, and a correction names it, once. As it is when
 * an editor chose the lead or arranged the lines, when the title's report is not the event's own,
 * or when none can take the lead's place.
 * @param page with what became of its reports marked.
 */
export function relead(page: Roundup, parts: EventParts, style: DraftStyle, now: number): Roundup {
  const { lead: before, lines, notices, touched } = page;
  if (before?.movedTo === undefined || touched.includes('lead') || touched.includes('lines')) {
    return page;
  }
  const reports = ownReports(parts);
  const [titled] = articlesIn(page.title.from);
  if (!reports.some(({ article }) => article.id === titled)) return page;
  const lead = leadOf(reports, languageOf(reports, style.language), style.excerptWordsMax);
  const line = lineOfLead(before, parts);
  if (lead === undefined || line === undefined) return page;
  const notice = noticeOf('led', before.headline, now);
  const isSaid = notices.some(({ text }) => text.text === notice.text.text);
  return {
    ...page,
    lead,
    lines: [line, ...lines.filter(({ articleId }) => articleId !== lead.articleId)],
    notices: isSaid ? notices : [...notices, notice],
  };
}

/** With its words and marks; undefined when its report is not loaded. */
function lineOfLead(lead: Lead, { articles, outlets }: EventParts): Line | undefined {
  const told = articles.filter(({ id }) => id === lead.articleId);
  const [report] = reportsOf(told, outlets, articleTime);
  if (report === undefined) return undefined;
  const { headline, withdrawnAt, movedTo } = lead;
  return {
    ...lineOf(report, false),
    headline,
    ...(withdrawnAt === undefined ? {} : { withdrawnAt }),
    ...(movedTo === undefined ? {} : { movedTo }),
  };
}
