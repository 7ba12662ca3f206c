// Articles, with their versions and the keys by which feeds show them.

import type { Article, ArticleHead, ArticleVersion } from '../../domain/article.js';
import type { Patch } from './patch.js';

/** A key under which a feed shows an article. Any one of an article's keys finds it again. */
export interface EntryKey {
  readonly kind: 'guid' | 'link' | 'content';
  readonly value: string;
}

/** A place in the stream of articles, which is ordered by (seenAt, id). */
export interface StreamPosition {
  readonly seenAt: number;
  readonly id: string;
}

/** Where an article is grouped, without its text. */
export interface PlacedArticle {
  readonly id: string;
  readonly seenAt: number;
  readonly eventId: string;
  readonly pinned: boolean;
  /** When it was placed there, ms UTC; 0 when that is not known. */
  readonly placedAt: number;
}

export interface ReadArticles {
  find(id: string): Promise<Article | undefined>;
  /** In the order of `ids`, without the missing ones. */
  findMany(ids: readonly string[]): Promise<readonly Article[]>;
  /** Article ids by entry key (`${kind}:${value}`), within one outlet. */
  findByKeys(outletId: string, keys: readonly EntryKey[]): Promise<ReadonlyMap<string, string>>;
  /** Every wording, the first one first. */
  versions(articleId: string): Promise<readonly ArticleVersion[]>;
  /** The articles of an event, in the order seen. */
  ofEvent(eventId: string): Promise<readonly Article[]>;
  /** The articles of an event without their texts, in the order seen: all, or the first `limit`. */
  headsOf(eventId: string, limit?: number): Promise<readonly ArticleHead[]>;
  /** The next `limit` articles of the stream, after `after`. */
  stream(after: StreamPosition, limit: number): Promise<readonly Article[]>;
  /** The next `limit` articles of the stream that belong to an event, after `after`. */
  placed(after: StreamPosition, limit: number): Promise<readonly PlacedArticle[]>;
  /**
   * When the nth newest article was first seen, ms UTC; undefined if there are fewer than
   * `rank` articles.
   */
  seenAtOfNewest(rank: number): Promise<number | undefined>;
  /** Ids of events with articles seen before `seenAt` (ms UTC) and articles seen since. */
  eventsAcross(seenAt: number): Promise<readonly string[]>;
}

export interface Articles extends ReadArticles {
  /** Adds the article, its first version and its keys. Fault `conflict` when the id is taken. */
  add(article: Article, keys: readonly EntryKey[]): Promise<void>;
  /** Adds keys. A key that another article of the outlet has stays with that article. */
  addKeys(articleId: string, outletId: string, keys: readonly EntryKey[]): Promise<void>;
  /** Changes all but the wording, which only `addVersion` changes. Fault `not-found`. */
  change(
    id: string,
    patch: Patch<Omit<Article, 'version' | 'headline' | 'summary' | 'text'>>,
  ): Promise<void>;
  /**
   * Adds a version and makes it the article's wording: its headline, summary, text and number.
   * Faults: `not-found`; `conflict` unless it is the version after the current one.
   */
  addVersion(version: ArticleVersion): Promise<void>;
}
