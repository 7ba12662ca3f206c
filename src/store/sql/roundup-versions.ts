// Earlier states of roundups.

import type { Kysely } from 'kysely';
import type { RoundupVersion } from '../../domain/roundup-version.js';
import type { RoundupVersions } from '../records/roundup-versions.js';
import type { Noun } from './noun.js';
import { first, slotsOf, template } from './session.js';
import { shape, type Row } from './shape.js';

interface Tables {
  roundupVersion: Row<RoundupVersion>;
}

const versionShape = shape<RoundupVersion>({
  id: 'plain',
  roundupId: 'plain',
  at: 'plain',
  accountId: 'plain',
  what: 'plain',
  roundup: 'json',
});

export const roundupVersions: Noun<RoundupVersions> = {
  tables: { roundupVersion: ['id'] },
  migrations: [
    {
      number: 20,
      name: 'earlier states of roundups',
      sql: `
        create table "roundupVersion" (
          id text primary key, "roundupId" text not null, at integer not null, "accountId" text,
          what text not null, roundup text not null
        ) strict;
        create index "roundupVersionRoundup" on "roundupVersion" ("roundupId", id);`,
    },
  ],
  prepare: ({ dialect }) => {
    const q = compiled(dialect.db as Kysely<Tables>);
    return (session) => ({
      find: async (id) => {
        const row = await first(session.all(q.find({ id })));
        return row && versionShape.fromRow(row);
      },
      list: async (filter) => (await session.all(q.list(filter))).map(versionShape.fromRow),
      add: (version, keep) =>
        session.atomically(async (tx) => {
          await tx.run(q.add(versionShape.toRow(version)));
          await tx.run(q.trim({ roundupId: version.roundupId, keep }));
        }),
    });
  },
};

function compiled(db: Kysely<Tables>) {
  const all = db.selectFrom('roundupVersion').selectAll();
  return {
    find: template((slot: { id: string }) => all.where('id', '=', slot.id)),
    list: template((slot: { roundupId: string; limit: number }) =>
      all.where('roundupId', '=', slot.roundupId).orderBy('id', 'desc').limit(slot.limit),
    ),
    add: template((slot: Row<RoundupVersion>) =>
      db.insertInto('roundupVersion').values(slotsOf(versionShape.names, slot)),
    ),
    trim: template((slot: { roundupId: string; keep: number }) =>
      db
        .deleteFrom('roundupVersion')
        .where('roundupId', '=', slot.roundupId)
        .where('id', 'not in', (from) =>
          from
            .selectFrom('roundupVersion')
            .select('id')
            .where('roundupId', '=', slot.roundupId)
            .orderBy('id', 'desc')
            .limit(slot.keep),
        ),
    ),
  };
}
