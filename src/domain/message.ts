// What travels on the bus. Messages are born in the store, in the transaction of their change.

export interface Messages {
  /** A feed answered with a body. */
  'feed.fetched': { readonly documentId: string };
  /** An article's page is wanted for its text. */
  'page.wanted': { readonly articleId: string };
  /** The page answered. */
  'page.fetched': { readonly articleId: string; readonly documentId: string };
  /** New articles, or articles whose headline or text changed. */
  'articles.read': { readonly articleIds: readonly string[] };
  /** Events that gained, lost or changed articles. */
  'events.changed': { readonly eventIds: readonly string[] };
  /** Events whose pages have lines that a page published since may list. */
  'lines.wanted': { readonly eventIds: readonly string[] };
  /** Drafts that were made or changed. */
  'roundups.drafted': { readonly roundupIds: readonly string[] };
  /**
   * Public pages that were made or changed. Nobody listens yet, so they are swept unread: it is
   * here for what will tell the world (mail, WebSub) and open the comments, each a subscription.
   */
  'roundups.published': { readonly roundupIds: readonly string[] };
}

export type Subject = keyof Messages;

/** All of them; the compiler misses none. */
export const subjects = Object.keys({
  'feed.fetched': true,
  'page.wanted': true,
  'page.fetched': true,
  'articles.read': true,
  'events.changed': true,
  'lines.wanted': true,
  'roundups.drafted': true,
  'roundups.published': true,
} satisfies Record<Subject, true>) as readonly Subject[];

export interface Message<S extends Subject = Subject> {
  readonly id: string;
  readonly subject: S;
  readonly body: Messages[S];
  readonly bornAt: number;
}

/** A message that failed too often; kept with its reason until an operator replays or drops it. */
export interface DeadLetter {
  readonly message: Message;
  readonly consumer: string;
  readonly attempts: number;
  readonly reason: string;
  readonly diedAt: number;
}
