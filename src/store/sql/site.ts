// The revision of the public site: one row, so that every connection sees it grow.

import type { Kysely } from 'kysely';
import type { Store } from '../store.js';
import { first, type Session } from './session.js';
import type { Tables } from './tables.js';

export function siteQueries(
  db: Kysely<Tables>,
): (session: Session) => Pick<Store, 'siteRevision' | 'touchSite'> {
  const read = db.selectFrom('site').select('revision').compile();
  const touch = touchSiteQuery(db);
  return (session) => ({
    siteRevision: async () => (await first(session.all(read)))?.revision ?? 0,
    touchSite: async () => {
      await session.run(touch);
    },
  });
}

export function touchSiteQuery(db: Kysely<Tables>) {
  const next = db.updateTable('site').set((e) => ({ revision: e('revision', '+', 1) }));
  return next.compile();
}
