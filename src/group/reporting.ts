// Articles as the engine takes them: without their outlet's name, agencies marked and, where the
// operator chose a model, with what it says they mean.

import { articleTime, type Article } from '../domain/article.js';
import type { Outlet } from '../domain/outlet.js';
import { headlineAlone } from '../domain/outlet-headline.js';
import type { Records } from './records.js';
import type { Report } from './report.js';

/** Says what texts mean. One vector a text, of length 1; undefined where none came in time. */
export interface TextVectors {
  vectorsOf(texts: readonly string[]): Promise<readonly (Float32Array | undefined)[]>;
}

export type OutletsById = ReadonlyMap<string, Outlet>;

/** The outlets of the articles; each is asked for once. */
export async function outletsOf(
  heads: readonly Pick<Article, 'outletId'>[],
  { outlets }: Pick<Records, 'outlets'>,
): Promise<OutletsById> {
  const found = new Map<string, Outlet>();
  for (const id of new Set(heads.map((head) => head.outletId))) {
    const outlet = await outlets.find(id);
    if (outlet !== undefined) found.set(id, outlet);
  }
  return found;
}

export const isAgency = (outletId: string, outlets: OutletsById): boolean =>
  outlets.get(outletId)?.medium === 'agency';

/** The summary takes the place of a text that is not read yet. */
export function reportOf(article: Article, outlets: OutletsById): Report {
  return {
    id: article.id,
    headline: headlineAlone(article.headline, outlets.get(article.outletId)),
    text: article.text === '' ? article.summary : article.text,
    time: articleTime(article),
    outlet: article.outletId,
    ...(article.language === undefined ? {} : { language: article.language.slice(0, 2) }),
    isAgency: isAgency(article.outletId, outlets) || (article.credit?.agencies.length ?? 0) > 0,
  };
}

/** In the same order; a report that no vector came for is done without. */
export async function withMeanings(
  reports: readonly Report[],
  vectors: TextVectors | undefined,
): Promise<readonly Report[]> {
  if (vectors === undefined) return reports;
  const found = await vectors.vectorsOf(
    reports.map(({ headline, text }) => `${headline}\n${text}`),
  );
  return reports.map((report, at) => {
    const vector = found[at];
    return vector === undefined ? report : { ...report, meaning: vector };
  });
}
