// Adds lines to a published page. Lines already there do not move: a report that its outlet
// withdrew or that left the event is marked, not removed.

import type { Article } from '../domain/article.js';
import { reportsIn, type Line, type Roundup, type Told } from '../domain/roundup.js';
import { countsOf, validReports, type EventParts } from './draft-roundup.js';
import { leadNow } from './lead/lead.js';
import { byHouseOrder, familyKeys, lineOf, repeats } from './lines/lines.js';
import { omit } from './omit.js';
import type { CreditedReport } from './credited-report.js';

/**
 * The page with the event's new reports after its lines, in house order among themselves. A new
 * line is folded when its family is listed already or when `linesMax` lines are shown. Adds nothing
 * when an editor arranged the lines.
 */
export function addLines(published: Roundup, parts: EventParts, linesMax: number): Roundup {
  const known = new Map(parts.articles.map((article) => [article.id, article]));
  const reports = ownReports(parts);
  const mark = <T extends Told>(report: T): T => marked(report, known, parts.event.id);
  const before = published.lines.map((line) => withOrigin(mark(line), known));
  const more = published.touched.includes('lines') ? [] : moreLines(published, reports, linesMax);
  const lines = [...before, ...more];
  const listed = new Set(reportsIn({ ...published, lines }).map(({ articleId }) => articleId));
  return {
    ...published,
    ...(published.lead === undefined
      ? {}
      : { lead: leadNow(mark(published.lead), known.get(published.lead.articleId)) }),
    lines,
    // Counts what it lists of its own event, as the page of the event does.
    ...countsOf(reports.filter(({ article }) => listed.has(article.id))),
  };
}

/** The valid reports that are still in this event, in time order. */
export function ownReports(parts: EventParts): readonly CreditedReport[] {
  return validReports(parts).filter(
    ({ article }) => article.eventId === undefined || article.eventId === parts.event.id,
  );
}

function moreLines(
  published: Roundup,
  reports: readonly CreditedReport[],
  linesMax: number,
): readonly Line[] {
  const listed = new Set(reportsIn(published).map(({ articleId }) => articleId));
  const shown = published.lines.filter(({ folded, movedTo }) => !folded && movedTo === undefined);
  const shownReports = reportsShown(published, shown, reports);
  const seen = new Set([
    ...shown.map((line) => line.originId),
    ...shownReports.flatMap((report) => familyKeys(report)),
  ]);
  let room = linesMax - shown.length;
  return reports
    .filter(({ article }) => !listed.has(article.id))
    .sort(byHouseOrder)
    .map((report) => {
      if (report.related !== undefined) return lineOf(report, true);
      const keys = familyKeys(report);
      const isRepeat = keys.some((key) => seen.has(key)) || repeats(report, shownReports);
      const folded = room <= 0 || isRepeat;
      if (!folded) {
        room -= 1;
        shownReports.push(report);
      }
      for (const key of keys) seen.add(key);
      return lineOf(report, folded);
    });
}

/** The reports of the lead and the shown lines. */
function reportsShown(
  published: Roundup,
  shown: readonly Line[],
  reports: readonly CreditedReport[],
): CreditedReport[] {
  const ids = new Set([published.lead?.articleId, ...shown.map((line) => line.articleId)]);
  return reports.filter(({ article }) => ids.has(article.id));
}

/** Updates the marks of a listed report. Leaves them when its article is not loaded. */
function marked<T extends Told>(
  report: T,
  known: ReadonlyMap<string, Article>,
  eventId: string,
): T {
  const article = known.get(report.articleId);
  if (article === undefined) return report;
  const { withdrawnAt, eventId: currentId = eventId } = article;
  return {
    ...omit(report, 'withdrawnAt', 'movedTo'),
    ...(withdrawnAt === undefined ? {} : { withdrawnAt }),
    ...(currentId === eventId ? {} : { movedTo: currentId }),
  } as T;
}

/** The origin of a report may be found after publication; counting origins needs the latest. */
function withOrigin(line: Line, known: ReadonlyMap<string, Article>): Line {
  const article = known.get(line.articleId);
  return article === undefined ? line : { ...line, originId: article.originId ?? article.id };
}
