// What several routes look up: articles by id in one question, and the newest change of a list.

import type { Article } from '../../../domain/article.js';
import type { Roundup } from '../../../domain/roundup.js';
import type { Store } from '../../../store/store.js';
import { originArticleId } from '../../ui/words/origin-article.js';

export async function articlesShownIn(
  roundups: readonly Roundup[],
  store: Store,
): Promise<ReadonlyMap<string, Article>> {
  return articlesById(
    roundups
      .flatMap(({ lead, title }) => [lead?.articleId, originArticleId(title)])
      .filter((id) => id !== undefined),
    store,
  );
}

/** Those that are still known. */
export async function articlesById(
  ids: readonly string[],
  store: Store,
): Promise<ReadonlyMap<string, Article>> {
  if (ids.length === 0) return new Map();
  const articles = await store.articles.findMany([...new Set(ids)]);
  return new Map(articles.map((article) => [article.id, article]));
}

/** To spread into an answer: empty for an empty list. */
export function newestChange(roundups: readonly Roundup[]): { readonly changedAt?: number } {
  if (roundups.length === 0) return {};
  return { changedAt: Math.max(...roundups.map((roundup) => roundup.changedAt)) };
}

/** How the site spells a label that was asked for in another case; undefined when it has none. */
export async function spellingOf(asked: string, store: Store): Promise<string | undefined> {
  const fold = asked.toLowerCase();
  const alike = (await store.roundups.labels()).filter(({ label }) => label.toLowerCase() === fold);
  return alike.toSorted((a, b) => b.count - a.count)[0]?.label;
}

/**
 * Where the pages stand that the notices of these speak of, by the ids of their roundups. A page
 * that another one continues still has its address, which leads on.
 */
export async function pathsSpokenOf(
  roundups: readonly Pick<Roundup, 'notices'>[],
  store: Store,
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
