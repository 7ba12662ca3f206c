// A published page gains lines; nothing on it moves. What an outlet took back, or what tells of
// another event, is marked, not removed: the page said it, and says now that it no longer stands.

import type { Article } from '../domain/article.js';
import { reportsIn, type Line, type Roundup, type Told } from '../domain/roundup.js';
import { countsOf, standingReports, type EventParts } from './draft-roundup.js';
import { leadNow } from './lead/lead.js';
import { byHouseOrder, familyKeys, lineOf, retells } from './lines/lines.js';
import { omit } from './omit.js';
import type { Report } from './report.js';

/**
 * The page with the event's new reports behind its lines, in house order among themselves. They
 * are folded when their family is told already or `linesMax` lines are shown. An editor's lines
 * gain nothing.
 */
export function grow(published: Roundup, parts: EventParts, linesMax: number): Roundup {
  const known = new Map(parts.articles.map((article) => [article.id, article]));
  const reports = ownReports(parts);
  const mark = <T extends Told>(told: T): T => marked(told, known, parts.event.id);
  const before = published.lines.map((line) => carrying(mark(line), known));
  const more = published.touched.includes('lines') ? [] : moreLines(published, reports, linesMax);
  const lines = [...before, ...more];
  const told = new Set(reportsIn({ ...published, lines }).map(({ articleId }) => articleId));
  return {
    ...published,
    ...(published.lead === undefined
      ? {}
      : { lead: leadNow(mark(published.lead), known.get(published.lead.articleId)) }),
    lines,
    // What it lists of its own event, as the page of the event counts.
    ...countsOf(reports.filter(({ article }) => told.has(article.id))),
  };
}

/** Those that tell of this event still, in time order. */
export function ownReports(parts: EventParts): readonly Report[] {
  return standingReports(parts).filter(
    ({ article }) => article.eventId === undefined || article.eventId === parts.event.id,
  );
}

function moreLines(
  published: Roundup,
  reports: readonly Report[],
  linesMax: number,
): readonly Line[] {
  const listed = new Set(reportsIn(published).map(({ articleId }) => articleId));
  const shown = published.lines.filter(({ folded, movedTo }) => !folded && movedTo === undefined);
  const tellers = tellersOf(published, shown, reports);
  const told = new Set([
    ...shown.map((line) => line.originId),
    ...tellers.flatMap((report) => familyKeys(report)),
  ]);
  let room = linesMax - shown.length;
  return reports
    .filter(({ article }) => !listed.has(article.id))
    .sort(byHouseOrder)
    .map((report) => {
      const keys = familyKeys(report);
      const retold = keys.some((key) => told.has(key)) || retells(report, tellers);
      const folded = room <= 0 || retold;
      if (!folded) {
        room -= 1;
        tellers.push(report);
      }
      for (const key of keys) told.add(key);
      return lineOf(report, folded);
    });
}

/** The reports behind the lead and the shown lines. */
function tellersOf(
  published: Roundup,
  shown: readonly Line[],
  reports: readonly Report[],
): Report[] {
  const ids = new Set([published.lead?.articleId, ...shown.map((line) => line.articleId)]);
  return reports.filter(({ article }) => ids.has(article.id));
}

/** Marked by what became of it, unmarked when it stands again; left when not loaded. */
function marked<T extends Told>(told: T, known: ReadonlyMap<string, Article>, eventId: string): T {
  const article = known.get(told.articleId);
  if (article === undefined) return told;
  const { withdrawnAt, eventId: standsIn = eventId } = article;
  return {
    ...omit(told, 'withdrawnAt', 'movedTo'),
    ...(withdrawnAt === undefined ? {} : { withdrawnAt }),
    ...(standsIn === eventId ? {} : { movedTo: standsIn }),
  } as T;
}

/** Whose text it carries may be found out late: the reports of one text are counted by it. */
function carrying(line: Line, known: ReadonlyMap<string, Article>): Line {
  const article = known.get(line.articleId);
  return article === undefined ? line : { ...line, originId: article.originId ?? article.id };
}
