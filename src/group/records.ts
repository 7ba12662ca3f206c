// What grouping asks of the store. The door passes its store on as this. Faults of the store pass
// through.

import type { Article, ArticleHead } from '../domain/article.js';
import type { Event, Placement } from '../domain/event.js';
import type { Outlet } from '../domain/outlet.js';

export interface Records {
  readonly articles: {
    /** In the order of `ids`; missing ones are left out. */
    findMany(ids: readonly string[]): Promise<readonly Article[]>;
    /** The articles of an event, without their texts. */
    headsOf(eventId: string): Promise<readonly ArticleHead[]>;
    /** In order of `seenAt`, then id, beginning behind `after`. */
    placed(after: Seen, limit: number): Promise<readonly KnownPlacement[]>;
    /** When the nth newest was first seen, ms UTC; undefined if there are fewer than n. */
    seenAtOfNewest(n: number): Promise<number | undefined>;
    /** Events with reports seen before that time, ms UTC, and with others since. */
    eventsAcross(seenAt: number): Promise<readonly string[]>;
  };
  readonly events: {
    find(id: string): Promise<Event | undefined>;
    placement(articleId: string): Promise<Placement | undefined>;
    /** Which of the articles an editor pinned. */
    pinnedOf(articleIds: readonly string[]): Promise<ReadonlySet<string>>;
  };
  readonly outlets: { find(id: string): Promise<Outlet | undefined> };
}

/** When an article was first seen, ms UTC. */
export interface Seen {
  readonly seenAt: number;
  readonly id: string;
}

/** In which event the store has an article. */
export interface KnownPlacement extends Seen {
  readonly eventId: string;
  readonly pinned: boolean;
  /** When it was put there, ms UTC; 0 when unknown. */
  readonly placedAt: number;
}

/** Articles with their texts that are asked for at once. */
export const pageSize = 500;
