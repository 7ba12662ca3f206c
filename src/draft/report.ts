// What the drafter knows of each report: the article, who publishes it, whose text it is.

import { carriedAgencies, type Article } from '../domain/article.js';
import type { Borne } from '../domain/origins.js';
import type { Outlet } from '../domain/outlet.js';
import { flagsOtherKind } from './headline.js';

export interface Report {
  readonly article: Article;
  /** Undefined when the register does not know it. */
  readonly outlet: Outlet | undefined;
  /** The family of texts it belongs to: its origin's id, or its own. */
  readonly originId: string;
  /** Agencies whose text it carries; none for the agency's own report. */
  readonly agencyIds: readonly string[];
}

/** The reports of an event, in the order they count from: by `at`, then by id. */
export function reportsOf(
  articles: readonly Article[],
  outlets: ReadonlyMap<string, Outlet>,
  at: (article: Article) => number,
): readonly Report[] {
  return [...articles]
    .sort((a, b) => at(a) - at(b) || (a.id < b.id ? -1 : 1))
    .map((article) => ({
      article,
      outlet: outlets.get(article.outletId),
      originId: article.originId ?? article.id,
      agencyIds: carriedAgencies(article),
    }));
}

/** As the arithmetic of origins takes it. */
export function borne({ article, originId }: Report): Borne {
  return { articleId: article.id, outletId: article.outletId, originId };
}

/** An article in the language is one that says so, or does not say. */
export function speaks(article: Article, language: string): boolean {
  return article.language === undefined || article.language === language;
}

/** Plain reports of the event go before what looks back, explains or shows, and broken letters. */
export function isPlain({ article }: Report): boolean {
  const { form, headline } = article;
  return form === 'report' && !flagsOtherKind(headline) && !headline.includes(brokenLetter);
}

/** Stands where an outlet's bytes were no letter. */
export const brokenLetter = '\ufffd';

/** Those that fit; all of them where none does. */
export function preferring<T>(all: readonly T[], fits: (one: T) => boolean): readonly T[] {
  const fitting = all.filter(fits);
  return fitting.length > 0 ? fitting : all;
}

/** The language the roundup is written in: the site's if any report has it, else the commonest. */
export function languageOf(reports: readonly Report[], siteLanguage: string): string {
  if (reports.some(({ article }) => speaks(article, siteLanguage))) return siteLanguage;
  const counts = new Map<string, number>();
  for (const { article } of reports) {
    const language = article.language ?? siteLanguage;
    counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return ranked[0]?.[0] ?? siteLanguage;
}
