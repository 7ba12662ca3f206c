// Events, merges, and which article stands where.

import type { Kysely } from 'kysely';
import { Fault } from '../../domain/fault.js';
import type { Event } from '../../domain/event.js';
import type { Events } from '../store.js';
import { slotsOf } from './documents.js';
import { first, idsAtOnceMax, padded, template, type Session } from './session.js';
import { eventShape, placementShape, type Tables } from './tables.js';

/** Longest chain of merges followed; a ring of merges would never end. */
const mergesMax = 100;

export function eventQueries(db: Kysely<Tables>): (session: Session) => Events {
  const q = compiled(db);
  return (session) => {
    const load = async (id: string): Promise<Event | undefined> => {
      const row = await first(session.all(q.find({ id })));
      return row && eventShape.fromRow(row);
    };
    return {
      find: load,
      resolve: async (id) => {
        let event = await load(id);
        for (let step = 0; event?.mergedInto !== undefined; step += 1) {
          if (step === mergesMax) throw new Fault('internal', `The merges of ${id} never end.`);
          event = await load(event.mergedInto);
        }
        return event;
      },
      list: async ({ changedAfter, originsMin, limit }) => {
        let query = db.selectFrom('event').selectAll().where('mergedInto', 'is', null);
        if (changedAfter !== undefined) query = query.where('changedAt', '>', changedAfter);
        if (originsMin !== undefined) query = query.where('origins', '>=', originsMin);
        const ordered = query.orderBy('changedAt', 'desc').orderBy('id', 'desc').limit(limit);
        return (await session.all(ordered.compile())).map(eventShape.fromRow);
      },
      add: async (event) => {
        await session.run(q.add(eventShape.toRow(event)));
      },
      change: async (id, patch) => {
        const cells = eventShape.toPatch(patch);
        if (Object.keys(cells).length === 0) return;
        const change = db.updateTable('event').set(cells).where('id', '=', id).compile();
        if ((await session.run(change)) === 0) {
          throw new Fault('not-found', `There is no event ${id}.`);
        }
      },
      place: (list) =>
        session.whole(async (inside) => {
          for (const one of list) {
            await inside.run(q.place(placementShape.toRow(one)));
            await inside.run(q.move(one));
          }
        }),
      placements: async (eventId) =>
        (await session.all(q.placements({ eventId }))).map(placementShape.fromRow),
      placement: async (articleId) => {
        const row = await first(session.all(q.placement({ articleId })));
        return row && placementShape.fromRow(row);
      },
      departures: async (eventId, limit) =>
        (await session.all(q.departures({ eventId, limit }))).map(placementShape.fromRow),
      unsureOf: async (eventId) => {
        const rows = await session.all(q.unsure({ eventId }));
        return new Set(rows.map(({ articleId }) => articleId));
      },
      pinnedOf: async (articleIds) => {
        const found = new Set<string>();
        for (let start = 0; start < articleIds.length; start += idsAtOnceMax) {
          const some = padded(articleIds.slice(start, start + idsAtOnceMax));
          const rows = await session.all(q.pinned.where('articleId', 'in', some).compile());
          for (const { articleId } of rows) found.add(articleId);
        }
        return found;
      },
    };
  };
}

function compiled(db: Kysely<Tables>) {
  return {
    pinned: db.selectFrom('placement').select('articleId').where('pinned', '=', 1),
    find: template((slot: { id: string }) =>
      db.selectFrom('event').selectAll().where('id', '=', slot.id),
    ),
    add: template((slot: Tables['event']) =>
      db.insertInto('event').values(slotsOf(eventShape.names, slot)),
    ),
    place: template((slot: Tables['placement']) => {
      const { articleId, ...rest } = slotsOf(placementShape.names, slot);
      return db
        .insertInto('placement')
        .values({ articleId, ...rest })
        .onConflict((on) => on.column('articleId').doUpdateSet(rest));
    }),
    move: template((slot: { articleId: string; eventId: string }) =>
      db.updateTable('article').set({ eventId: slot.eventId }).where('id', '=', slot.articleId),
    ),
    placements: template((slot: { eventId: string }) =>
      db
        .selectFrom('placement')
        .selectAll()
        .where('eventId', '=', slot.eventId)
        .orderBy('placedAt')
        .orderBy('articleId'),
    ),
    departures: template((slot: { eventId: string; limit: number }) =>
      db
        .selectFrom('placement')
        .selectAll()
        .where('cameFrom', '=', slot.eventId)
        .orderBy('placedAt')
        .orderBy('articleId')
        .limit(slot.limit),
    ),
    unsure: template((slot: { eventId: string }) =>
      db
        .selectFrom('placement')
        .select('articleId')
        .where('eventId', '=', slot.eventId)
        .where('unsure', 'is not', null),
    ),
    placement: template((slot: { articleId: string }) =>
      db.selectFrom('placement').selectAll().where('articleId', '=', slot.articleId),
    ),
  };
}
