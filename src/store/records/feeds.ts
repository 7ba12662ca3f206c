// Feeds and when each is due.

import type { Feed, FeedState } from '../../domain/feed.js';
import type { Patch } from './patch.js';

export interface ReadFeeds {
  find(id: string): Promise<Feed | undefined>;
  findByUrl(url: string): Promise<Feed | undefined>;
  /** In the order they were added. */
  list(filter?: { readonly state?: FeedState }): Promise<readonly Feed[]>;
  /** Active and failing feeds due at `now` (ms UTC), the longest due first. */
  due(now: number, limit: number): Promise<readonly Feed[]>;
  /** When the next feed is due, ms UTC; undefined if no feed is scheduled. */
  nextDueAt(): Promise<number | undefined>;
}

export interface Feeds extends ReadFeeds {
  /** Fault `conflict` when the id or the address is taken. */
  add(feed: Feed): Promise<void>;
  /** Fault `not-found`; `conflict` when the new address is taken. */
  change(id: string, patch: Patch<Feed>): Promise<void>;
  /** Its articles stay. Idempotent. */
  remove(id: string): Promise<void>;
}
