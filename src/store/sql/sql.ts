// The queries both databases share, built with kysely, run on a session of either.

import type { Kysely } from 'kysely';
import type { Store } from '../store.js';
import { articleQueries } from './articles.js';
import { documentQueries } from './documents.js';
import { eventQueries } from './events.js';
import { feedQueries } from './feeds.js';
import { noteQueries } from './notes.js';
import { outletQueries } from './outlets.js';
import { roundupQueries, type SearchIndex } from './roundups.js';
import { siteQueries } from './site.js';
import type { Session } from './session.js';
import type { Tables } from './tables.js';

export { first, rawTemplates, type Session } from './session.js';
export type { SearchIndex } from './roundups.js';

export type SharedParts = Omit<
  Store,
  'outbox' | 'transaction' | 'health' | 'counts' | 'backup' | 'close'
>;

/** Compiles all queries once; the answer binds them to a session. */
export function sharedQueries(
  db: Kysely<unknown>,
  index: SearchIndex,
): (session: Session) => SharedParts {
  const tables = db as Kysely<Tables>;
  const outlets = outletQueries(tables);
  const feeds = feedQueries(tables);
  const documents = documentQueries(tables);
  const articles = articleQueries(tables);
  const events = eventQueries(tables);
  const roundups = roundupQueries(tables, index);
  const notes = noteQueries(tables);
  const site = siteQueries(tables);
  return (session) => ({
    outlets: outlets(session),
    feeds: feeds(session),
    documents: documents(session),
    articles: articles(session),
    events: events(session),
    roundups: roundups(session),
    notes: notes(session),
    ...site(session),
  });
}
