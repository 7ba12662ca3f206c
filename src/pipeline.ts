// The table of contents: which message runs which stage.

import type { Bus, Handler, Subscription } from './bus/bus.js';
import type { Subject } from './domain/message.js';
import { oneByOne } from './one-by-one.js';

export interface Stages {
  readonly fetch: { readonly handlePage: Handler<'page.wanted'> };
  readonly read: {
    readonly handleFeed: Handler<'feed.fetched'>;
    readonly handlePage: Handler<'page.fetched'>;
  };
  readonly group: { readonly handle: Handler<'articles.read'> };
  readonly draft: { readonly handle: Handler<'events.changed'> };
  readonly publish: { readonly handle: Handler<'roundups.drafted'> };
}

/** Where the order of arrival matters, one delivery at a time. */
const inOrder = 1;
const pagesReadAtOnce = 8;
/** Most wait for their host's turn; how many are asked at once is the fetcher's setting. */
const pagesWantedAtOnce = 64;

export function layPipeline(bus: Bus, { fetch, read, group, draft, publish }: Stages): void {
  bus.subscribe(on('feed.fetched', 'read', read.handleFeed, inOrder));
  bus.subscribe(on('page.wanted', 'fetch', fetch.handlePage, pagesWantedAtOnce));
  bus.subscribe(on('page.fetched', 'read', read.handlePage, pagesReadAtOnce));
  bus.subscribe(on('articles.read', 'group', oneByOne('articles.read', group.handle), inOrder));
  bus.subscribe(on('events.changed', 'draft', oneByOne('events.changed', draft.handle), inOrder));
  bus.subscribe(
    on('roundups.drafted', 'publish', oneByOne('roundups.drafted', publish.handle), inOrder),
  );
}

function on<S extends Subject>(
  subject: S,
  consumer: string,
  handle: Handler<S>,
  concurrency: number,
): Subscription<S> {
  return { subject, consumer, handle, concurrency };
}
