// What the pure files of grouping ask of the store, and no more: the door hands its store on as
// this. Faults of the store pass through.

import type { Article, ArticleHead } from '../domain/article.js';
import type { Event, Placement } from '../domain/event.js';
import type { Outlet } from '../domain/outlet.js';

export interface Records {
  readonly articles: {
    /** Those there are. */
    findMany(ids: readonly string[]): Promise<readonly Article[]>;
    /** Without texts, of all that stand in an event. */
    headsOf(eventId: string): Promise<readonly ArticleHead[]>;
    /** In order of `seenAt`, then id, from behind `after`. */
    placed(after: Seen, limit: number): Promise<readonly KnownStand[]>;
    /** When the so-manieth was first seen, counted from the newest; undefined with fewer. */
    seenAtOfNewest(rank: number): Promise<number | undefined>;
    /** Events with reports seen before that moment, ms UTC, and with others since. */
    eventsAcross(seenAt: number): Promise<readonly string[]>;
  };
  readonly events: {
    find(id: string): Promise<Event | undefined>;
    placement(articleId: string): Promise<Placement | undefined>;
    /** Which of the articles an editor pinned where they stand. */
    pinnedOf(articleIds: readonly string[]): Promise<ReadonlySet<string>>;
  };
  readonly outlets: { find(id: string): Promise<Outlet | undefined> };
}

/** When an article was first seen, ms UTC. */
export interface Seen {
  readonly seenAt: number;
  readonly id: string;
}

/** Where the store has an article. */
export interface KnownStand extends Seen {
  readonly eventId: string;
  readonly pinned: boolean;
  /** When it was put there, ms UTC; 0 when that is not known. */
  readonly placedAt: number;
}

/** Articles with their texts asked for at once. */
export const pageSize = 500;
