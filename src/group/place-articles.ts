// Articles of a message, placed by the engine: without those that an editor pinned, that are placed
// already, or that are too old to be compared.

import type { Article } from '../domain/article.js';
import type { Change } from './change.js';
import type { Engine } from './engine/engine.js';
import type { Records } from './records.js';
import { outletsOf, reportOf, withMeanings, type TextVectors } from './reporting.js';
import { latestPlacements } from './save/recount.js';

/** `placed`: articles that were placed before, in a message that is not saved yet. */
export async function articlesToPlace(
  articles: readonly Article[],
  placed: readonly Article[],
  engine: Engine,
  store: Records,
): Promise<readonly Article[]> {
  const pinned = await store.events.pinnedOf(articles.map(({ id }) => id));
  const versions = new Map(placed.map(({ id, version }) => [id, version]));
  return articles.filter(
    (article) =>
      !pinned.has(article.id) &&
      versions.get(article.id) !== article.version &&
      !isForgotten(article, engine),
  );
}

/** Nothing that it could be grouped with is remembered: it stays in its event. */
function isForgotten({ id, eventId }: Article, engine: Engine): boolean {
  return eventId !== undefined && engine.eventOf(id) === undefined;
}

export async function placeArticles(
  articles: readonly Article[],
  engine: Engine,
  store: Records,
  vectors: TextVectors | undefined,
): Promise<readonly Change[]> {
  const outlets = await outletsOf(articles, store);
  const bare = articles.map((article) => reportOf(article, outlets));
  const reports = await withMeanings(bare, vectors);
  const changes = reports.flatMap((report) => engine.place(report));
  return [...changes, ...engine.rejudge()];
}

/** Whether the changes move a report that an editor pinned since the engine learned of it. */
export async function movesPinned(changes: readonly Change[], store: Records): Promise<boolean> {
  const moved = latestPlacements(changes).map(({ articleId }) => articleId);
  return (await store.events.pinnedOf(moved)).size > 0;
}
