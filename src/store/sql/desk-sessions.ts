// Sessions of the desk.

import type { Kysely } from 'kysely';
import type { DeskSession } from '../../domain/desk-session.js';
import type { DeskSessions } from '../records/desk-sessions.js';
import type { Noun } from './noun.js';
import { first, slotsOf, template } from './session.js';
import { shape, type Row } from './shape.js';

interface Tables {
  deskSession: Row<DeskSession>;
}

const sessionShape = shape<DeskSession>({
  id: 'plain',
  accountId: 'plain',
  createdAt: 'plain',
  seenAt: 'plain',
  device: 'plain',
});

export const deskSessions: Noun<DeskSessions> = {
  tables: { deskSession: ['id'] },
  migrations: [
    {
      number: 15,
      name: 'sessions of the desk',
      sql: `
        create table "deskSession" (
          id text primary key, "accountId" text not null references account (id),
          "createdAt" integer not null, "seenAt" integer not null, device text not null
        ) strict;
        create index "deskSessionAccount" on "deskSession" ("accountId", "seenAt");`,
    },
  ],
  prepare: ({ dialect }) => {
    const q = compiled(dialect.db as Kysely<Tables>);
    return (session) => ({
      find: async (id) => {
        const row = await first(session.all(q.find({ id })));
        return row && sessionShape.fromRow(row);
      },
      list: async ({ accountId }) =>
        (await session.all(q.list({ accountId }))).map(sessionShape.fromRow),
      add: async (one) => {
        await session.run(q.add(sessionShape.toRow(one)));
      },
      change: async (id, { seenAt }) => {
        await session.run(q.change({ id, seenAt }));
      },
      remove: async (id) => {
        await session.run(q.remove({ id }));
      },
      removeOf: (accountId, exceptId = '') => session.run(q.removeOf({ accountId, exceptId })),
      removeOld: async (seenBefore, createdBefore) => {
        await session.run(q.removeOld({ seenBefore, createdBefore }));
      },
    });
  },
};

function compiled(db: Kysely<Tables>) {
  const all = db.selectFrom('deskSession').selectAll();
  return {
    find: template((slot: { id: string }) => all.where('id', '=', slot.id)),
    list: template((slot: { accountId: string }) =>
      all.where('accountId', '=', slot.accountId).orderBy('seenAt', 'desc').orderBy('id'),
    ),
    add: template((slot: Row<DeskSession>) =>
      db.insertInto('deskSession').values(slotsOf(sessionShape.names, slot)),
    ),
    change: template((slot: { id: string; seenAt: number }) =>
      db.updateTable('deskSession').set({ seenAt: slot.seenAt }).where('id', '=', slot.id),
    ),
    remove: template((slot: { id: string }) =>
      db.deleteFrom('deskSession').where('id', '=', slot.id),
    ),
    removeOf: template((slot: { accountId: string; exceptId: string }) =>
      db
        .deleteFrom('deskSession')
        .where('accountId', '=', slot.accountId)
        .where('id', '<>', slot.exceptId),
    ),
    removeOld: template((slot: { seenBefore: number; createdBefore: number }) =>
      db
        .deleteFrom('deskSession')
        .where((e) =>
          e.or([e('seenAt', '<', slot.seenBefore), e('createdAt', '<', slot.createdBefore)]),
        ),
    ),
  };
}
