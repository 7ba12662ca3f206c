// Articles as the engine takes them: agencies marked and, where the operator chose a model, with
// what it says they mean.

import { articleTime, type Article } from '../domain/article.js';
import type { Records } from './records.js';
import type { Report } from './report.js';

/** Says what texts mean. One vector a text, of length 1; undefined where none came in time. */
export interface TextVectors {
  vectorsOf(texts: readonly string[]): Promise<readonly (Float32Array | undefined)[]>;
}

/** The outlets of the articles that are agencies; each is asked for once. */
export async function agenciesOf(
  heads: readonly Pick<Article, 'outletId'>[],
  { outlets }: Pick<Records, 'outlets'>,
): Promise<ReadonlySet<string>> {
  const agencies = new Set<string>();
  for (const id of new Set(heads.map((head) => head.outletId))) {
    if ((await outlets.find(id))?.medium === 'agency') agencies.add(id);
  }
  return agencies;
}

/** `agencies`: ids of outlets. Until the text is read the summary stands for it. */
export function reportOf(article: Article, agencies: ReadonlySet<string>): Report {
  return {
    id: article.id,
    headline: article.headline,
    text: article.text === '' ? article.summary : article.text,
    time: articleTime(article),
    outlet: article.outletId,
    ...(article.language === undefined ? {} : { language: article.language.slice(0, 2) }),
    isAgency: agencies.has(article.outletId) || (article.credit?.agencies.length ?? 0) > 0,
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
