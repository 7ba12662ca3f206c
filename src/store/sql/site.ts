// The revision of the public site: one row, so that every connection sees it grow.

import type { Kysely } from 'kysely';
import type { Site } from '../records/site.js';
import { first, type Session } from './session.js';

export interface SiteTables {
  site: { one: number; revision: number };
}

export function prepareSite(db: Kysely<SiteTables>): (session: Session) => Site {
  const read = db.selectFrom('site').select('revision').compile();
  const touch = touchSite(db);
  return (session) => ({
    siteRevision: async () => (await first(session.all(read)))?.revision ?? 0,
    touchSite: async () => {
      await session.run(touch);
    },
  });
}

/** The statement that makes the revision grow. */
export function touchSite(db: Kysely<SiteTables>) {
  const next = db.updateTable('site').set((e) => ({ revision: e('revision', '+', 1) }));
  return next.compile();
}
