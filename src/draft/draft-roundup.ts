// From an event's articles to its roundup. Pure: what it is given decides all it says.

import { articleTime, type Article } from '../domain/article.js';
import type { Config } from '../config.js';
import type { Event } from '../domain/event.js';
import { countOrigins } from '../domain/origins.js';
import type { Outlet } from '../domain/outlet.js';
import type { Roundup } from '../domain/roundup.js';
import { headingOf } from './heading.js';
import { labelsOf } from './labels.js';
import { leadOf } from './lead/lead.js';
import { linesOf } from './lines/lines.js';
import { borne, languageOf, reportsOf, type Report } from './report.js';
import { titleOf } from './title/title.js';

/** House style, as far as drafting goes. */
export type DraftStyle = Pick<
  Config,
  'draftOriginsMin' | 'linesMax' | 'excerptWordsMax' | 'headingPattern'
> & {
  /** Preferred when an event is told in several languages; ISO 639-1. */
  readonly language: string;
};

export interface EventParts {
  readonly event: Event;
  readonly articles: readonly Article[];
  readonly outlets: ReadonlyMap<string, Outlet>;
}

/** What drafting decides, without what the roundup has of its own (id, state, address, times). */
export type Draft = Pick<
  Roundup,
  'title' | 'lead' | 'sectionHeading' | 'lines' | 'labels' | 'reports' | 'origins'
>;

/**
 * Undefined when no report is left to draft from. Withdrawn reports are left out of drafts.
 * @param kept parts an editor touched: they stay, and the others are made to go with them.
 */
export function draftOf(
  parts: EventParts,
  style: DraftStyle,
  kept: Partial<Draft> = {},
): Draft | undefined {
  const reports = standingReports(parts);
  const language = languageOf(reports, style.language);
  const title = kept.title ?? titleOf(reports, language);
  if (title === undefined || reports.length === 0) return undefined;
  const lead = 'lead' in kept ? kept.lead : leadOf(reports, language, style.excerptWordsMax);
  const lines = kept.lines ?? linesOf(reports, lead?.articleId, style.linesMax);
  const told = new Set([lead, ...lines].map((one) => one?.articleId));
  return {
    title,
    ...(lead === undefined ? {} : { lead }),
    sectionHeading: headingOf(title, language, style.headingPattern),
    lines,
    labels: labelsOf(reports),
    // What it lists: an editor may have left some out.
    ...countsOf(reports.filter(({ article }) => told.has(article.id))),
    ...kept,
  };
}

/** The reports nobody took back, in time order; one without a headline has no line to stand on. */
export function standingReports({ articles, outlets }: EventParts): readonly Report[] {
  const standing = articles.filter(
    ({ withdrawnAt, headline }) => withdrawnAt === undefined && headline.trim() !== '',
  );
  return reportsOf(standing, outlets, articleTime);
}

export function countsOf(reports: readonly Report[]): Pick<Roundup, 'reports' | 'origins'> {
  return {
    reports: reports.length,
    origins: countOrigins(reports.map(borne)),
  };
}
