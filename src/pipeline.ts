// The table of contents: which message runs which stage.

import type { Bus, Handler, Subscription } from './bus/bus.js';
import type { Subject } from './domain/message.js';
import { splitFailedMessage } from './split-failed-message.js';

export interface Stages {
  readonly fetch: { readonly handlePage: Handler<'page.wanted'> };
  readonly read: {
    readonly handleFeed: Handler<'feed.fetched'>;
    readonly handlePage: Handler<'page.fetched'>;
  };
  readonly group: { readonly handle: Handler<'articles.read'> };
  readonly draft: { readonly handle: Handler<'events.changed' | 'lines.wanted'> };
  readonly publish: { readonly handle: Handler<'roundups.drafted'> };
}

/** One delivery at a time, where the order of arrival matters. */
const inOrder = 1;
const pagesReadAtOnce = 8;
/** Most of them wait in the queue of their host; the fetcher limits the requests under way. */
const pagesWantedAtOnce = 64;

export function subscribeStages(bus: Bus, { fetch, read, group, draft, publish }: Stages): void {
  bus.subscribe(on('feed.fetched', 'read', read.handleFeed, inOrder));
  bus.subscribe(on('page.wanted', 'fetch', fetch.handlePage, pagesWantedAtOnce));
  bus.subscribe(on('page.fetched', 'read', read.handlePage, pagesReadAtOnce));
  bus.subscribe(
    on('articles.read', 'group', splitFailedMessage('articles.read', group.handle), inOrder),
  );
  bus.subscribe(
    on('events.changed', 'draft', splitFailedMessage('events.changed', draft.handle), inOrder),
  );
  bus.subscribe(
    on('lines.wanted', 'draft', splitFailedMessage('lines.wanted', draft.handle), inOrder),
  );
  bus.subscribe(
    on(
      'roundups.drafted',
      'publish',
      splitFailedMessage('roundups.drafted', publish.handle),
      inOrder,
    ),
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
