// Finds the article an entry is a sight of. An article is claimed once a document, by its
// strongest key: guids first, then links, then contents.

import type { Article } from '../../domain/article.js';
import { hourMs } from '../../domain/time.js';
import type { Candidate, Known } from './candidate.js';
import { keyName } from './keys.js';
import type { Key } from './keys.js';
import { likeness } from './likeness.js';

/** Under one guid, another link, other words and a time this far off make another article. */
const apartMs = 48 * hourMs;
const strangersMax = 0.15;
/** Under one link and another guid, headlines this alike are one article's. */
const akinMin = 0.4;

export function matchKnown(
  candidates: readonly Candidate[],
  known: Known,
): ReadonlyMap<Candidate, Article> {
  const matches = new Map<Candidate, Article>();
  const claimed = new Set<string>();
  const pass = (kind: Key['kind'], fits: (candidate: Candidate, article: Article) => boolean) => {
    for (const candidate of candidates) {
      if (matches.has(candidate)) continue;
      const article = found(candidate, kind, known);
      if (article === undefined || claimed.has(article.id) || !fits(candidate, article)) continue;
      matches.set(candidate, article);
      claimed.add(article.id);
    }
  };
  pass('guid', (candidate, article) => !isReused(candidate, article));
  pass('link', (candidate, article) => !hasKind(candidate, 'guid') || isAkin(candidate, article));
  pass('content', (candidate, article) => isSameTime(candidate, article));
  return matches;
}

function found(candidate: Candidate, kind: Key['kind'], known: Known): Article | undefined {
  for (const key of candidate.keys) {
    const id = key.kind === kind ? known.byKey.get(keyName(key)) : undefined;
    const article = id === undefined ? undefined : known.articles.get(id);
    if (article !== undefined) return article;
  }
  return undefined;
}

/** A guid that the feed uses again for something else. */
function isReused(candidate: Candidate, article: Article): boolean {
  const { published } = candidate.entry;
  if (candidate.url === undefined || candidate.url === article.url) return false;
  if (published === undefined || article.publishedAt === undefined) return false;
  const far = Math.abs(published - article.publishedAt) > apartMs;
  return far && likeness(candidate.wording.headline, article.headline) < strangersMax;
}

/** One link under a new guid: a changed guid, unless headline and time are others too. */
function isAkin(candidate: Candidate, article: Article): boolean {
  const { published } = candidate.entry;
  if (published !== undefined && published === article.publishedAt) return true;
  return likeness(candidate.wording.headline, article.headline) >= akinMin;
}

/** The same words again under another guid and link: one article only if of one time. */
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
