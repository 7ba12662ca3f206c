// The stored articles, in every version, that a roundup's strings are checked against.

import type { Article, ArticleVersion } from '../domain/article.js';
import type { Roundup } from '../domain/roundup.js';
import type { Provenance, SpanField } from '../domain/sourced.js';
import { stringsOf, type Lookups } from './verify.js';

export interface RecordParts {
  readonly articles: readonly Article[];
  readonly versions: readonly ArticleVersion[];
  /** Names of outlets by id. */
  readonly names: ReadonlyMap<string, string>;
  /** House strings by the name of their setting. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Answers `verifyRoundup` from records loaded before. */
export function lookupsOf({ articles, versions, names, settings }: RecordParts): Lookups {
  const known = new Map(articles.map((article) => [article.id, article]));
  const wordings = new Map(versions.map((one) => [`${one.articleId} ${one.version}`, one]));
  return {
    field: (articleId, version, field) =>
      fieldOf(known.get(articleId), wordings.get(`${articleId} ${version}`), field),
    house: (name) => {
      const value = settings[name];
      return typeof value === 'string' ? value : undefined;
    },
    outletName: (outletId) => names.get(outletId),
  };
}

/** Ids of the articles whose words a roundup shows, each once. */
export function quotedArticles(roundup: Roundup): readonly string[] {
  return [...new Set(stringsOf(roundup).flatMap(([, { from }]) => articlesIn(from)))];
}

/** Ids of the articles whose words a string is made of. */
export function articlesIn(from: Provenance): readonly string[] {
  if (from.kind === 'span') return [from.articleId];
  return from.kind === 'made' || from.kind === 'pattern' ? articlesIn(from.of.from) : [];
}

/** Versions store headline, summary and text; the byline is stored on the article alone. */
function fieldOf(
  article: Article | undefined,
  version: ArticleVersion | undefined,
  field: SpanField,
): string | undefined {
  return field === 'byline' ? article?.byline : version?.[field];
}
