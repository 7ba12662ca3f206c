// Decides which reports of an event are shown and which are only related to it. A reader forgives a
// missing line and never a wrong one, so a report is shown only when it is similar to the core.

import type { Article } from '../domain/article.js';
import type { CoreSimilarities } from '../domain/event.js';
import { countOrigins } from '../domain/origins.js';
import type { RelatedReason } from '../domain/roundup.js';
import { isPlain, originOf, type CreditedReport } from './credited-report.js';

/**
 * Log-odds a report needs to be shown. On labelled headlines it halves the wrong lines and lists
 * a quarter of the right ones as related (decision 24).
 */
const similarityMin = 1.25;
/** Reports this similar are shown when the event would have too few origins without them. */
const similarityFloor = 0;
/** Fewer origins confirm nothing. */
const originsWanted = 2;
/** Of reports without a stored similarity, such as those placed before it was stored. */
const similarityUnknown = Number.MAX_VALUE;

/** The reports in the given order, with the reason set on those that are only related. */
export function withRelated(
  reports: readonly CreditedReport[],
  core: CoreSimilarities | undefined,
): readonly CreditedReport[] {
  const similarityOf = ({ article }: CreditedReport): number =>
    core?.[article.id] ?? similarityUnknown;
  const ranked = reports.toSorted((a, b) => similarityOf(b) - similarityOf(a));
  const shown = new Set<CreditedReport>();
  for (const report of ranked) {
    const similarity = similarityOf(report);
    const isNeeded = similarity >= similarityFloor && originsOf([...shown]) < originsWanted;
    if (similarity >= similarityMin || isNeeded) shown.add(report);
  }
  return reports.map((report) =>
    shown.has(report) ? report : { ...report, related: unlikeCore(report.article, core) },
  );
}

const unlikeCore = ({ id }: Article, core: CoreSimilarities | undefined): RelatedReason => ({
  kind: 'unlike-core',
  similarity: core?.[id] ?? 0,
});

/** Independent outlets among the reports that count. */
export function originsOf(reports: readonly CreditedReport[]): number {
  return countOrigins(reports.filter(counts).map(originOf));
}

/** The reports that belong to the core, in the given order. */
export function inCore(reports: readonly CreditedReport[]): readonly CreditedReport[] {
  return reports.filter(({ related }) => related === undefined);
}

/**
 * True when the report counts as an origin and may give title and lead: a plain news report of the
 * core. Opinion, live blogs, galleries and other forms belong to the event but confirm nothing.
 */
function counts(report: CreditedReport): boolean {
  return report.related === undefined && isPlain(report);
}
