// What the desk has decided about events.

import type { Kysely } from 'kysely';
import type { Triage } from '../../domain/triage.js';
import type { Triages } from '../records/triage.js';
import type { Noun } from './noun.js';
import { first, idsAtOnceMax, padded, template } from './session.js';
import { shape, type Row } from './shape.js';

interface Tables {
  triage: Row<Triage>;
  seenEvent: { accountId: string; eventId: string; at: number };
}

const triageShape = shape<Triage>({
  eventId: 'plain',
  takenBy: 'plain',
  setAsideAt: 'plain',
  setAsideReports: 'plain',
  changedAt: 'plain',
});

export const triages: Noun<Triages> = {
  tables: { triage: ['eventId'], seenEvent: ['accountId', 'eventId'] },
  migrations: [
    {
      number: 19,
      name: 'what the desk has decided about events',
      sql: `
        create table triage (
          "eventId" text primary key, "takenBy" text, "setAsideAt" integer,
          "setAsideReports" integer, "changedAt" integer not null
        ) strict;
        create table "seenEvent" (
          "accountId" text not null references account (id), "eventId" text not null,
          at integer not null, primary key ("accountId", "eventId")
        ) strict;`,
    },
  ],
  prepare: ({ dialect }) => {
    const q = compiled(dialect.db as Kysely<Tables>);
    return (session) => ({
      find: async (eventId) => {
        const row = await first(session.all(q.findMany([eventId])));
        return row && triageShape.fromRow(row);
      },
      findMany: async (eventIds) =>
        (await inPortions(eventIds, (ids) => session.all(q.findMany(ids)))).map(
          triageShape.fromRow,
        ),
      seenBy: async (accountId, eventIds) => {
        const rows = await inPortions(eventIds, (ids) => session.all(q.seenBy(accountId, ids)));
        return new Map(rows.map(({ eventId, at }) => [eventId, at]));
      },
      put: async (triage) => {
        await session.run(q.put(triageShape.toRow(triage)));
      },
      see: async (accountId, eventId, at) => {
        await session.run(q.see({ accountId, eventId, at }));
      },
      unsee: async (accountId, eventId) => {
        await session.run(q.unsee({ accountId, eventId }));
      },
    });
  },
};

async function inPortions<R>(
  ids: readonly string[],
  ask: (ids: readonly string[]) => Promise<readonly R[]>,
): Promise<readonly R[]> {
  const rows: R[] = [];
  for (let at = 0; at < ids.length; at += idsAtOnceMax) {
    rows.push(...(await ask(padded(ids.slice(at, at + idsAtOnceMax)))));
  }
  return rows;
}

function compiled(db: Kysely<Tables>) {
  return {
    findMany: (ids: readonly string[]) =>
      db.selectFrom('triage').selectAll().where('eventId', 'in', ids).compile(),
    seenBy: (accountId: string, ids: readonly string[]) =>
      db
        .selectFrom('seenEvent')
        .select(['eventId', 'at'])
        .where('accountId', '=', accountId)
        .where('eventId', 'in', ids)
        .compile(),
    put: (row: Row<Triage>) =>
      db
        .insertInto('triage')
        .values(row)
        .onConflict((on) => on.column('eventId').doUpdateSet(row))
        .compile(),
    see: template((slot: Tables['seenEvent']) =>
      db
        .insertInto('seenEvent')
        .values({ accountId: slot.accountId, eventId: slot.eventId, at: slot.at })
        .onConflict((on) => on.columns(['accountId', 'eventId']).doUpdateSet({ at: slot.at })),
    ),
    unsee: template((slot: { accountId: string; eventId: string }) =>
      db
        .deleteFrom('seenEvent')
        .where('accountId', '=', slot.accountId)
        .where('eventId', '=', slot.eventId),
    ),
  };
}
