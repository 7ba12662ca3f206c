// The revision of the public site: one row, so that every connection sees it grow. And the revision
// at which each part of the site changed last.

import type { Kysely } from 'kysely';
import type { Site, SitePart } from '../records/site.js';
import type { Migration } from './noun.js';
import { first, template, type Session } from './session.js';

export interface SiteTables {
  site: { one: number; revision: number };
  siteChange: { part: string; at: number };
}

/** Its tables, each with the columns that identify a row. */
export const siteTables: Readonly<Record<keyof SiteTables, readonly string[]>> = {
  site: ['one'],
  siteChange: ['part'],
};

export const siteMigrations: readonly Migration[] = [
  {
    number: 23,
    name: 'the parts of the site that changed',
    sql: `
      create table "siteChange" (part text primary key, at integer not null) strict;
      create index "siteChangeAt" on "siteChange" (at);`,
  },
];

export function prepareSite(db: Kysely<SiteTables>): (session: Session) => Site {
  const revision = db.selectFrom('site').select('revision').compile();
  const changes = template((slot: { after: number }) =>
    db.selectFrom('siteChange').select(['part', 'at']).where('at', '>', slot.after),
  );
  const touch = prepareTouch(db);
  return (session) => ({
    siteRevision: async () => (await first(session.all(revision)))?.revision ?? 0,
    siteChanges: async (after) =>
      (await session.all(changes({ after }))).map(({ part, at }) => ({
        part: part as SitePart,
        at,
      })),
    touchSite: (parts = ['all']) => session.atomically((tx) => touch(tx, parts)),
  });
}

/** Makes the revision grow and marks the parts as changed, inside the transaction of `tx`. */
export function prepareTouch(
  db: Kysely<SiteTables>,
): (tx: Session, parts: readonly SitePart[]) => Promise<void> {
  const grow = db
    .updateTable('site')
    .set((e) => ({ revision: e('revision', '+', 1) }))
    .compile();
  const mark = template((slot: { part: string; one: number }) =>
    db
      .insertInto('siteChange')
      .columns(['part', 'at'])
      .expression(
        db
          .selectFrom('site')
          .select((e) => [e.val(slot.part).as('part'), 'revision'])
          // SQLite needs a condition here, to distinguish `on conflict` from a join.
          .where('one', '=', slot.one),
      )
      .onConflict((on) => on.column('part').doUpdateSet((e) => ({ at: e.ref('excluded.at') }))),
  );
  return async (tx, parts) => {
    await tx.run(grow);
    for (const part of parts) await tx.run(mark({ part, one: 1 }));
  };
}
