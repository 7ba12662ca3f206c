// `/events/<eventId>`: public if a published roundup reports the event. A merged event redirects.

import type { ArticleHead, ArticleVersion } from '../../../domain/article.js';
import { reportsIn } from '../../../domain/roundup.js';
import type { SiteStore } from '../../../store/store.js';
import type { Route } from '../route.js';
import { destinationsOf } from '../moved-reports.js';
import { listedMax } from '../pages/coverage.js';
import { eventPage } from '../pages/event.js';
import { isPublic } from '../../ui/public-roundup.js';

/** Most articles whose earlier wordings one page looks up. */
const rewordedMax = 100;

export const event: Route = {
  pattern: '/events/:id',
  query: [],
  async answer({ params }, { store, facts, register }) {
    const id = params['id'] ?? '';
    const found = await store.events.resolve(id);
    if (found === undefined) return { kind: 'missing' };
    // After a merge the roundup may still belong to the event that ended.
    const own = await store.roundups.findByEvent(found.id);
    const roundup = isPublic(own) ? own : await store.roundups.findByEvent(id);
    if (!isPublic(roundup)) return { kind: 'missing' };
    if (found.id !== id) return { kind: 'moved', to: `/events/${encodeURIComponent(found.id)}` };
    const articles = await store.articles.headsOf(found.id, listedMax);
    const reports = reportsIn(roundup);
    const here = new Set(articles.map((article) => article.id));
    const away = reports
      .map(({ articleId }) => articleId)
      .filter((articleId) => !here.has(articleId));
    const others = away.length === 0 ? [] : await store.articles.findMany(away);
    const placements = await store.events.placements(found.id);
    const view = {
      event: found,
      roundup,
      articles,
      others,
      versions: await versionsOf([...articles, ...others], store),
      placements: new Map(placements.map((placement) => [placement.articleId, placement])),
      register: await register(),
      destinations: await destinationsOf(reports, store),
    };
    const changedAt = Math.max(found.changedAt, roundup.changedAt);
    const shows = [`roundup ${roundup.id}`, 'links', 'outlets'] as const;
    return { kind: 'page', page: eventPage(view, facts), changedAt, shows };
  },
};

async function versionsOf(
  articles: readonly ArticleHead[],
  store: SiteStore,
): Promise<ReadonlyMap<string, readonly ArticleVersion[]>> {
  const reworded = articles.filter((article) => article.version > 1).slice(0, rewordedMax);
  return new Map(
    await Promise.all(
      reworded.map(async ({ id }): Promise<[string, readonly ArticleVersion[]]> => [
        id,
        (await store.articles.versions(id)).toSorted((a, b) => a.version - b.version),
      ]),
    ),
  );
}
