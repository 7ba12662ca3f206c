// Finds the known article of an entry. An article is matched once per document, by its strongest
// key: first by guid, then by link, then by content.

import type { Article } from '../../domain/article.js';
import type { Candidate, Known } from './candidate.js';
import { keyName } from './keys.js';
import type { Key } from './keys.js';
import { isGuidReused, isSameByContent, isSameUnderLink } from './same-article.js';

/** The article of each candidate that is known. */
export function matchKnown(
  candidates: readonly Candidate[],
  known: Known,
): ReadonlyMap<Candidate, Article> {
  const matches = new Map<Candidate, Article>();
  const claimed = new Set<string>();
  const pass = (kind: Key['kind'], fits: (candidate: Candidate, article: Article) => boolean) => {
    for (const candidate of candidates) {
      if (matches.has(candidate)) continue;
      const article = articleByKey(candidate, kind, known);
      if (article === undefined || claimed.has(article.id) || !fits(candidate, article)) continue;
      matches.set(candidate, article);
      claimed.add(article.id);
    }
  };
  pass('guid', (candidate, article) => !isGuidReused(candidate, article));
  pass('link', isSameUnderLink);
  pass('content', isSameByContent);
  return matches;
}

function articleByKey(candidate: Candidate, kind: Key['kind'], known: Known): Article | undefined {
  for (const key of candidate.keys) {
    const id = key.kind === kind ? known.byKey.get(keyName(key)) : undefined;
    const article = id === undefined ? undefined : known.articles.get(id);
    if (article !== undefined) return article;
  }
  return undefined;
}
