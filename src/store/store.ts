// PORT: the memory of record. SQLite now; a second adapter passes the same contract suite.

import { Fault } from '../domain/fault.js';
import type { Article, ArticleHead, ArticleVersion } from '../domain/article.js';
import type { Document } from '../domain/document.js';
import type { Event, Placement } from '../domain/event.js';
import type { Feed, FeedState } from '../domain/feed.js';
import type { DeadLetter, Message, Messages, Subject } from '../domain/message.js';
import type { Outlet } from '../domain/outlet.js';
import type { Roundup, RoundupState } from '../domain/roundup.js';

/** A change to a thing that has an id; an optional field given as `undefined` is cleared. */
export type Patch<T> = {
  readonly [K in Exclude<RequiredKeys<T>, 'id'>]?: T[K];
} & {
  readonly [K in Exclude<keyof T, RequiredKeys<T>>]?: T[K] | undefined;
};
type RequiredKeys<T> = {
  [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? never : K;
}[keyof T];

/** Faults of the store itself, such as a full disk: the work that met one is not to blame. */
export class StoreFault extends Fault {}

/** The store does not answer for now; asked again later it may. */
export const isOutage = (thrown: unknown): thrown is StoreFault =>
  thrown instanceof StoreFault && thrown.code === 'unavailable';

export interface Store {
  readonly outlets: Outlets;
  readonly feeds: Feeds;
  readonly documents: Documents;
  readonly articles: Articles;
  readonly events: Events;
  readonly roundups: Roundups;
  readonly outbox: Outbox;
  readonly notes: Notes;
  /**
   * Runs `work` on a store of one transaction: all or nothing, durable when it resolves.
   * Nested calls join the outer transaction. One at a time: use the store handed in, since the
   * outer one waits until this is over. A `conflict` undoes its own call alone, if caught.
   * Faults: `unavailable` when the disk is full or the database is busy beyond patience.
   */
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>;
  /**
   * Grows with every commit that changes what the public site shows; cheap to ask. Roundups that
   * are, or were, published make it grow by themselves; for all else there is `touchSite`.
   */
  siteRevision(): Promise<number>;
  /** Marks the public site as changed; inside a transaction, counts when that commits. */
  touchSite(): Promise<void>;
  health(): Promise<StoreHealth>;
  /** How many there are of each thing; without the look into every page that `health` takes. */
  counts(): Promise<StoreHealth['counts']>;
  /** A consistent copy while others write. `onProgress` gets a share from 0 to 1. */
  backup(toFile: string, onProgress?: (share: number) => void): Promise<void>;
  close(): Promise<void>;
}

export interface StoreHealth {
  readonly integrity: 'ok' | 'broken';
  /** What a broken store complains of. */
  readonly complaints: readonly string[];
  readonly bytes: number;
  readonly counts: Readonly<Record<string, number>>;
}

export interface Outlets {
  find(id: string): Promise<Outlet | undefined>;
  /** By registrable domain or a parent of the host. */
  findByHost(host: string): Promise<Outlet | undefined>;
  list(): Promise<readonly Outlet[]>;
  /** Adds or replaces. */
  put(outlets: readonly Outlet[]): Promise<void>;
}

export interface Feeds {
  find(id: string): Promise<Feed | undefined>;
  findByUrl(url: string): Promise<Feed | undefined>;
  list(filter?: { readonly state?: FeedState }): Promise<readonly Feed[]>;
  /** Fault `conflict` when the address is there already. */
  add(feed: Feed): Promise<void>;
  change(id: string, patch: Patch<Feed>): Promise<void>;
  /** Its articles stay. */
  remove(id: string): Promise<void>;
  /** Active and failing feeds due at `now`, the longest due first. */
  due(now: number, limit: number): Promise<readonly Feed[]>;
  /** When the next feed is due; undefined without feeds. */
  nextDueAt(): Promise<number | undefined>;
}

export interface Documents {
  find(id: string): Promise<Document | undefined>;
  add(document: Document): Promise<void>;
  /** Leaves a missing one alone. Those never marked are never pruned: a message names them. */
  markRead(id: string, at: number): Promise<void>;
  /** Removes those read before; answers how many. */
  prune(before: number): Promise<number>;
}

/** Under which keys a feed has shown an article; any one of them finds it again. */
export interface EntryKey {
  readonly kind: 'guid' | 'link' | 'content';
  readonly value: string;
}

export interface Articles {
  find(id: string): Promise<Article | undefined>;
  /** In the order of `ids`; missing ones are left out. */
  findMany(ids: readonly string[]): Promise<readonly Article[]>;
  /** Article ids by entry key (`${kind}:${value}`), within an outlet. */
  findByKeys(outletId: string, keys: readonly EntryKey[]): Promise<ReadonlyMap<string, string>>;
  /** Adds the article with its first version and keys. Fault `conflict` when the id is taken. */
  add(article: Article, keys: readonly EntryKey[]): Promise<void>;
  /** Keys a feed has newly shown for an article; a key stays with the article it first showed. */
  addKeys(articleId: string, outletId: string, keys: readonly EntryKey[]): Promise<void>;
  /** Not for its wording, which changes by `addVersion` alone. */
  change(
    id: string,
    patch: Patch<Omit<Article, 'version' | 'headline' | 'summary' | 'text'>>,
  ): Promise<void>;
  /**
   * Adds a version and makes it the current one: headline, summary, text and number of the
   * article become its. Fault `conflict` unless it is the one after the current.
   */
  addVersion(version: ArticleVersion): Promise<void>;
  versions(articleId: string): Promise<readonly ArticleVersion[]>;
  /** In the order seen. */
  ofEvent(eventId: string): Promise<readonly Article[]>;
  /** The same without their long texts, all or the first `limit`. */
  headsOf(eventId: string, limit?: number): Promise<readonly ArticleHead[]>;
  /** Pages through the stream in order of (seenAt, id), from `after` exclusive. */
  stream(
    after: { readonly seenAt: number; readonly id: string },
    limit: number,
  ): Promise<readonly Article[]>;
  /** Pages in the same way through those that stand in an event, without their words. */
  stands(
    after: { readonly seenAt: number; readonly id: string },
    limit: number,
  ): Promise<readonly StandingArticle[]>;
  /** When the so-manieth was first seen, ms UTC, counted from the newest; undefined with fewer. */
  seenAtOfNewest(rank: number): Promise<number | undefined>;
  /** Events with reports seen before that moment, ms UTC, and with others since. */
  eventsAcross(seenAt: number): Promise<readonly string[]>;
}

export interface StandingArticle {
  readonly id: string;
  readonly seenAt: number;
  readonly eventId: string;
  readonly pinned: boolean;
  /** When it was put there; 0 when that is not known. */
  readonly placedAt: number;
}

export interface Events {
  find(id: string): Promise<Event | undefined>;
  /** Follows merges to the event that goes on. */
  resolve(id: string): Promise<Event | undefined>;
  /** Last changed first; merged ones are left out. */
  list(filter: {
    readonly changedAfter?: number;
    readonly originsMin?: number;
    readonly limit: number;
  }): Promise<readonly Event[]>;
  add(event: Event): Promise<void>;
  change(id: string, patch: Patch<Event>): Promise<void>;
  /** Puts articles into events (and sets their `eventId`), with the reasons. */
  place(placements: readonly Placement[]): Promise<void>;
  placements(eventId: string): Promise<readonly Placement[]>;
  placement(articleId: string): Promise<Placement | undefined>;
  /** Of reports that came from the event to another, the first gone first. */
  departures(eventId: string, limit: number): Promise<readonly Placement[]>;
  /** Which articles of the event stand there without being sure. */
  unsureOf(eventId: string): Promise<ReadonlySet<string>>;
  /** Which of the articles an editor pinned where they stand. */
  pinnedOf(articleIds: readonly string[]): Promise<ReadonlySet<string>>;
}

export interface RoundupFilter {
  readonly state?: RoundupState;
  readonly label?: string;
  /** At or after / before, ms UTC, by the time the list is ordered by. */
  readonly from?: number;
  readonly before?: number;
  /** Only those with an update or a correction. */
  readonly noticed?: true;
  /** Only those that were published late, at or after, ms UTC. */
  readonly lateFrom?: number;
  readonly limit: number;
  readonly offset?: number;
}

export type CountFilter = Omit<RoundupFilter, 'limit' | 'offset' | 'lateFrom'>;

export interface SearchFilter {
  /**
   * The reader's words, all of which must be there; quotes make phrases, `begin*` finds the words
   * that begin so, `-word` leaves out. Never a syntax error. Empty: all that the filters leave.
   */
  readonly text: string;
  readonly outletId?: string;
  readonly label?: string;
  readonly from?: number;
  readonly before?: number;
  readonly limit: number;
  readonly offset?: number;
}

export interface SearchHit {
  readonly roundup: Roundup;
  /** Matching passage, with the matches between U+E000 and U+E001. */
  readonly passage: string;
}

export interface Roundups {
  find(id: string): Promise<Roundup | undefined>;
  findByEvent(eventId: string): Promise<Roundup | undefined>;
  findByPath(path: string): Promise<Roundup | undefined>;
  /** Newest first: drafts by changedAt, the others by the time they stand under. */
  list(filter: RoundupFilter): Promise<readonly Roundup[]>;
  count(filter: CountFilter): Promise<number>;
  /** Pages through all, whatever their state, in order of their ids, from `after` exclusive. */
  stream(after: string, limit: number): Promise<readonly Roundup[]>;
  /** Fault `conflict` when its id or path is taken. */
  add(roundup: Roundup): Promise<void>;
  /** Adds, or replaces as a whole; search and labels follow in the same transaction. */
  put(roundup: Roundup): Promise<void>;
  /** Forgets a draft. Fault `conflict` for one that is or was published; none when it is gone. */
  remove(id: string): Promise<void>;
  /** Labels of published roundups, in the order of the alphabet. */
  labels(): Promise<readonly { readonly label: string; readonly count: number }[]>;
  /** Published roundups, the best match first. */
  search(
    filter: SearchFilter,
  ): Promise<{ readonly hits: readonly SearchHit[]; readonly total: number }>;
}

export interface Outbox {
  /** Births a message; it travels when the transaction commits. */
  add<S extends Subject>(subject: S, body: Messages[S]): Promise<void>;
  /** Unsettled messages of a subject for a consumer that are due, in birth order. */
  due(
    consumer: string,
    subject: Subject,
    now: number,
    limit: number,
  ): Promise<readonly { readonly message: Message; readonly attempt: number }[]>;
  /** The receipt: true when this consumer had none for the message yet; false once swept. */
  settle(consumer: string, messageId: string): Promise<boolean>;
  /** A failed try; leaves a settled message alone. */
  fail(consumer: string, messageId: string, failure: Failure): Promise<void>;
  /** Due again at `until`, as the same try; leaves settled and dead messages alone. */
  postpone(consumer: string, messageId: string, delay: Delay): Promise<void>;
  deadLetters(limit: number): Promise<readonly DeadLetter[]>;
  /** Answers how many were put back. */
  revive(messageIds: readonly string[] | 'all'): Promise<number>;
  /**
   * Forgets messages that all consumers of their subject have settled, and those of subjects that
   * have none. Dead letters stay.
   */
  sweep(consumers: ReadonlyMap<Subject, readonly string[]>): Promise<void>;
  /** Messages nobody has settled or given up yet. */
  pending(): Promise<number>;
}

export interface Failure {
  /** The try that failed, from 1. */
  readonly attempt: number;
  readonly reason: string;
  /** When it is due again; undefined makes it a dead letter. */
  readonly retryAt?: number;
}

export interface Delay {
  /** The try it will be then, from 1. */
  readonly attempt: number;
  readonly until: number;
}

/** Small facts that outlive a restart: marks of progress, the demo's start, host back-offs. */
export interface Notes {
  read(name: string): Promise<string | undefined>;
  write(name: string, value: string): Promise<void>;
}
