// What drafting knows about each report: the article, its outlet, and whose text it carries.

import { carriedAgencies, type Article } from '../domain/article.js';
import type { Borne } from '../domain/origins.js';
import type { Outlet } from '../domain/outlet.js';
import type { RelatedReason } from '../domain/roundup.js';
import { flagsOtherKind } from './headline.js';

export interface CreditedReport {
  readonly article: Article;
  /** Undefined when the register does not know the outlet. */
  readonly outlet: Outlet | undefined;
  /** The article whose text it carries; its own id for an original. */
  readonly originId: string;
  /** Agencies whose text it carries; empty for an agency's own report. */
  readonly agencyIds: readonly string[];
  /** Why it is only related to the event; undefined for a report of the core. */
  readonly related: RelatedReason | undefined;
}

/** The reports of an event, ordered by `at`, then by id. */
export function creditedReports(
  articles: readonly Article[],
  outlets: ReadonlyMap<string, Outlet>,
  at: (article: Article) => number,
): readonly CreditedReport[] {
  return [...articles]
    .sort((a, b) => at(a) - at(b) || (a.id < b.id ? -1 : 1))
    .map((article) => ({
      article,
      outlet: outlets.get(article.outletId),
      originId: article.originId ?? article.id,
      agencyIds: carriedAgencies(article),
      related: undefined,
    }));
}

/** In the form that counting origins needs. */
export function originOf({ article, originId }: CreditedReport): Borne {
  return { articleId: article.id, outletId: article.outletId, originId };
}

/** True when the article is in the language or its language is unknown. */
export function isInLanguage(article: Article, language: string): boolean {
  return article.language === undefined || article.language === language;
}

/** A news report whose headline has no flag of another form and no broken letters. */
export function isPlain({ article }: CreditedReport): boolean {
  const { form, headline } = article;
  return form === 'report' && !flagsOtherKind(headline) && !headline.includes(brokenLetter);
}

/** Replaces bytes that could not be decoded. */
export const brokenLetter = '\ufffd';

/** The members that fit; all of them when none fits. */
export function preferring<T>(all: readonly T[], fits: (member: T) => boolean): readonly T[] {
  const fitting = all.filter(fits);
  return fitting.length > 0 ? fitting : all;
}

/** The roundup's language: the site's if any report has it, else the most common one. */
export function languageOf(reports: readonly CreditedReport[], siteLanguage: string): string {
  if (reports.some(({ article }) => isInLanguage(article, siteLanguage))) return siteLanguage;
  const counts = new Map<string, number>();
  for (const { article } of reports) {
    const language = article.language ?? siteLanguage;
    counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return ranked[0]?.[0] ?? siteLanguage;
}
