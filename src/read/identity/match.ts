// Finds the known article of an entry. An article is matched once per document, by its strongest
// key: first by guid, then by link, then by content.

import type { Article } from '../../domain/article.js';
import { hourMs } from '../../domain/time.js';
import type { Candidate, Known } from './candidate.js';
import { keyName } from './keys.js';
import type { Key } from './keys.js';
import { headlineSimilarity } from './headline-similarity.js';

/** Under one guid, another link, other words and a time this far off are another article. */
const reusedAfterMs = 48 * hourMs;
const unrelatedMax = 0.15;
/** Under one link and another guid, headlines this similar are the same article's. */
const similarityMin = 0.4;

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
  pass('guid', (candidate, article) => !isReused(candidate, article));
  pass(
    'link',
    (candidate, article) => !hasKind(candidate, 'guid') || isSameUnderNewGuid(candidate, article),
  );
  pass('content', (candidate, article) => isSameTime(candidate, article));
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

/** The feed uses the guid again for another article. */
function isReused(candidate: Candidate, article: Article): boolean {
  const { published } = candidate.entry;
  if (candidate.url === undefined || candidate.url === article.url) return false;
  if (published === undefined || article.publishedAt === undefined) return false;
  const far = Math.abs(published - article.publishedAt) > reusedAfterMs;
  return far && headlineSimilarity(candidate.wording.headline, article.headline) < unrelatedMax;
}

/** The link has a new guid. The article is the same if the time or the headline is. */
function isSameUnderNewGuid(candidate: Candidate, article: Article): boolean {
  const { published } = candidate.entry;
  if (published !== undefined && published === article.publishedAt) return true;
  return headlineSimilarity(candidate.wording.headline, article.headline) >= similarityMin;
}

/** The same words under another guid and link are the same article only at the same time. */
function isSameTime(candidate: Candidate, article: Article): boolean {
  const { published } = candidate.entry;
  if (published === undefined || article.publishedAt === undefined) {
    return published === article.publishedAt;
  }
  return Math.abs(published - article.publishedAt) <= hourMs;
}

function hasKind(candidate: Candidate, kind: Key['kind']): boolean {
  return candidate.keys.some((key) => key.kind === kind);
}
