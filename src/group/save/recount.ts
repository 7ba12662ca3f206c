// Changed events, counted again: their members, their counts, and which reports are copies.

import { articleTime, carriedAgencies, type ArticleHead } from '../../domain/article.js';
import type { CoreSimilarities, Event } from '../../domain/event.js';
import { countOrigins } from '../../domain/origins.js';
import type { Change, NewPlacement } from '../change.js';
import { originsOf } from '../reprint/reprints.js';
import type { Sketch } from '../reprint/shingles.js';

export interface Recount {
  readonly eventId: string;
  readonly counts: Pick<Event, 'articles' | 'outlets' | 'origins' | 'core'> &
    Partial<Pick<Event, 'firstAt' | 'lastAt'>>;
  /** Articles that carry another text than was known; undefined: their own. */
  readonly origins: readonly {
    readonly articleId: string;
    readonly originId: string | undefined;
  }[];
}

/** What is known of articles besides their rows. */
export interface ArticleFacts {
  sketchOf(head: ArticleHead): Sketch;
  isAgency(outletId: string): boolean;
}

/** Ids of the events that the changes name, and of the articles' events. */
export function eventsOf(
  changes: readonly Change[],
  articles: readonly ArticleHead[],
): readonly string[] {
  const ids = new Set<string>();
  for (const change of changes) {
    ids.add(change.eventId);
    if (change.kind === 'moved') ids.add(change.from);
    if (change.kind === 'merged') ids.add(change.gone);
  }
  for (const article of articles) if (article.eventId !== undefined) ids.add(article.eventId);
  return [...ids];
}

/** The last placement of every article that the changes name. */
export function latestPlacements(changes: readonly Change[]): readonly NewPlacement[] {
  const latest = new Map<string, NewPlacement>();
  for (const change of changes) {
    if ('placement' in change) latest.set(change.placement.articleId, change.placement);
  }
  return [...latest.values()];
}

/** The members of each event once the placements are saved. */
export function membersOf(
  eventIds: readonly string[],
  heads: Iterable<ArticleHead>,
  placements: readonly NewPlacement[],
): ReadonlyMap<string, readonly ArticleHead[]> {
  const members = new Map<string, ArticleHead[]>(eventIds.map((id) => [id, []]));
  const moved = new Map(placements.map(({ articleId, eventId }) => [articleId, eventId]));
  for (const head of heads) members.get(moved.get(head.id) ?? head.eventId ?? '')?.push(head);
  return members;
}

/** Counts an event again from its articles, and says which of them are copies of which. */
export function recountOf(
  eventId: string,
  members: readonly ArticleHead[],
  lore: ArticleFacts,
  core: CoreSimilarities,
): Recount {
  const credited = new Set(members.flatMap((article) => article.credit?.agencies ?? []));
  const origins = originsOf(
    members.map((article) => ({
      id: article.id,
      sketch: lore.sketchOf(article),
      time: articleTime(article),
      isCredited: credited.has(article.outletId),
      isAgency: credited.has(article.outletId) || lore.isAgency(article.outletId),
      credits: carriedAgencies(article).length > 0,
    })),
  );
  const times = members.map(articleTime);
  const first = times.reduce((a, b) => Math.min(a, b), Infinity);
  const last = times.reduce((a, b) => Math.max(a, b), -Infinity);
  return {
    eventId,
    counts: {
      core: Object.fromEntries(
        members.flatMap(({ id }) => (core[id] === undefined ? [] : [[id, core[id]]])),
      ),
      articles: members.length,
      outlets: new Set(members.map((article) => article.outletId)).size,
      origins: countOrigins(
        members.map(({ id, outletId }) => ({
          articleId: id,
          outletId,
          originId: origins.get(id) ?? id,
        })),
      ),
      ...(times.length === 0 ? {} : { firstAt: first, lastAt: last }),
    },
    origins: members
      .filter(({ id, originId }) => origins.get(id) !== originId)
      .map(({ id }) => ({ articleId: id, originId: origins.get(id) })),
  };
}
