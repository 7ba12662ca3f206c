// Makes the roundup of an event from its articles. Pure: the same input gives the same roundup.

import { articleTime, type Article } from '../domain/article.js';
import type { Config } from '../config.js';
import type { Event } from '../domain/event.js';
import type { Outlet } from '../domain/outlet.js';
import type { Roundup } from '../domain/roundup.js';
import type { Sourced } from '../domain/sourced.js';
import { inCore, originsOf, withRelated } from './core.js';
import { headingOf } from './heading.js';
import { labelsOf } from './labels.js';
import { leadOf } from './lead/lead.js';
import { linesOf } from './lines/lines.js';
import { creditedReports, languageOf, preferring, type CreditedReport } from './credited-report.js';
import { titleOf } from './title/title.js';
import { stemsOf } from './words.js';

/** The settings of house style that drafting uses. */
export type DraftStyle = Pick<
  Config,
  'draftOriginsMin' | 'draftAgeHoursMax' | 'linesMax' | 'excerptWordsMax' | 'headingPattern'
> & {
  /** Preferred when an event is reported in several languages; ISO 639-1. */
  readonly language: string;
};

export interface EventParts {
  readonly event: Event;
  readonly articles: readonly Article[];
  readonly outlets: ReadonlyMap<string, Outlet>;
}

/** The parts of a roundup that drafting decides: not its id, state, address or times. */
export type Draft = Pick<
  Roundup,
  'title' | 'lead' | 'sectionHeading' | 'lines' | 'labels' | 'reports' | 'origins'
>;

/**
 * Returns undefined when no report is left to draft from. Leaves withdrawn reports out.
 * @param kept the parts an editor touched: they stay, and the other parts are made to match them.
 */
export function draftOf(
  parts: EventParts,
  style: DraftStyle,
  kept: Partial<Draft> = {},
): Draft | undefined {
  const reports = validReports(parts);
  const core = inCore(reports);
  const language = languageOf(core, style.language);
  const title = kept.title ?? titleOf(core, language);
  if (title === undefined || reports.length === 0) return undefined;
  const lead =
    'lead' in kept ? kept.lead : leadOf(sharingWords(core, title), language, style.excerptWordsMax);
  const lines = kept.lines ?? linesOf(reports, lead?.articleId, style.linesMax);
  const listed = new Set([lead, ...lines].map((report) => report?.articleId));
  return {
    title,
    ...(lead === undefined ? {} : { lead }),
    sectionHeading: headingOf(title, language, style.headingPattern),
    lines,
    labels: labelsOf(core),
    // Counts only what it lists: an editor may have left some out.
    ...countsOf(reports.filter(({ article }) => listed.has(article.id))),
    ...kept,
  };
}

/** The reports whose headlines share the title's main words; all of them when none does. */
function sharingWords(
  reports: readonly CreditedReport[],
  title: Sourced,
): readonly CreditedReport[] {
  const stems = stemsOf(title.text);
  return preferring(
    reports,
    ({ article }) =>
      [...stemsOf(article.headline)].filter((stem) => stems.has(stem)).length >= sharedWordsMin,
  );
}

/** Title and lead with fewer main words in common seem to report two things. */
const sharedWordsMin = 2;

/** The reports that have a headline and were not withdrawn, in time order. */
export function validReports({ event, articles, outlets }: EventParts): readonly CreditedReport[] {
  const valid = articles.filter(
    ({ withdrawnAt, headline }) => withdrawnAt === undefined && headline.trim() !== '',
  );
  return withRelated(creditedReports(valid, outlets, articleTime), event.core);
}

/** The number of core reports, and of independent outlets with a plain news report among them. */
export function countsOf(reports: readonly CreditedReport[]): Pick<Roundup, 'reports' | 'origins'> {
  return {
    reports: inCore(reports).length,
    origins: originsOf(reports),
  };
}
