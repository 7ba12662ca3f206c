// Look-ups that several routes share.

import type { Article } from '../../../domain/article.js';
import type { Roundup } from '../../../domain/roundup.js';
import type { SiteStore } from '../../../store/store.js';
import { originArticleId } from '../../ui/words/origin-article.js';

/** The articles of the leads, and those that titles were taken from. */
export async function articlesShownIn(
  roundups: readonly Roundup[],
  store: SiteStore,
): Promise<ReadonlyMap<string, Article>> {
  return articlesById(
    roundups
      .flatMap(({ lead, title }) => [lead?.articleId, originArticleId(title)])
      .filter((id) => id !== undefined),
    store,
  );
}

/** In one query; articles that were deleted are missing. */
export async function articlesById(
  ids: readonly string[],
  store: SiteStore,
): Promise<ReadonlyMap<string, Article>> {
  if (ids.length === 0) return new Map();
  const articles = await store.articles.findMany([...new Set(ids)]);
  return new Map(articles.map((article) => [article.id, article]));
}

/** The time of the newest change, to spread into an answer; empty for an empty list. */
export function newestChange(roundups: readonly Roundup[]): { readonly changedAt?: number } {
  if (roundups.length === 0) return {};
  return { changedAt: Math.max(...roundups.map((roundup) => roundup.changedAt)) };
}

/** The site's spelling of a label that was requested in another case; undefined if unknown. */
export async function spellingOf(wanted: string, store: SiteStore): Promise<string | undefined> {
  const fold = wanted.toLowerCase();
  const alike = (await store.roundups.labels()).filter(({ label }) => label.toLowerCase() === fold);
  return alike.toSorted((a, b) => b.count - a.count)[0]?.label;
}

/**
 * Paths of the pages that the notices are about, by roundup id. The path of a page that another one
 * continues is included: it redirects.
 */
export async function pathsSpokenOf(
  roundups: readonly Pick<Roundup, 'notices'>[],
  store: SiteStore,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(roundups.flatMap(({ notices }) => notices.map(({ about }) => about)));
  const paths = new Map<string, string>();
  for (const id of ids) {
    const found = id === undefined ? undefined : await store.roundups.find(id);
    const isThere = found?.state === 'published' || found?.continuedBy !== undefined;
    if (found?.path !== undefined && isThere) paths.set(found.id, found.path);
  }
  return paths;
}
