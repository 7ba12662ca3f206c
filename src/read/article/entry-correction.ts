// What an entry corrects about its known article besides the wording: date, link and byline.

import type { Article } from '../../domain/article.js';
import type { Feed } from '../../domain/feed.js';
import { hourMs } from '../../domain/time.js';
import type { Candidate } from '../identity/identity.js';
import { bylineOf, plausibleTime } from './new-article.js';

/** Clocks differ; a publication this much later than its first sighting is still believed. */
const toleranceMs = hourMs;

/**
 * The fields that differ, from the article's own feed. `moved` says that the link is new. A date
 * after the first sighting is a change of the article or a ticking clock, not its publication.
 */
export function entryCorrection(
  article: Article,
  { entry, url }: Candidate,
  { feed, moved }: { readonly feed: Feed; readonly moved: boolean },
): Partial<Omit<Article, 'id'>> {
  if (article.feedId !== feed.id) return {};
  const publishedAt = plausibleTime(entry.published);
  const byline = bylineOf(entry.authors);
  const isNewDate =
    publishedAt !== undefined &&
    publishedAt !== article.publishedAt &&
    publishedAt <= article.seenAt + toleranceMs;
  return {
    ...(isNewDate ? { publishedAt } : {}),
    ...(moved && url !== undefined && url !== article.url ? { url } : {}),
    // The page of an article names its authors more reliably than the feed.
    ...(byline !== undefined && byline !== article.byline && !feed.fetchPages ? { byline } : {}),
  };
}
