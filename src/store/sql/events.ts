// Events, merges, and which article is placed in which event.

import type { Kysely } from 'kysely';
import type { Event, Placement } from '../../domain/event.js';
import { Fault } from '../../domain/fault.js';
import type { EventFilter, Events } from '../records/events.js';
import type { Noun } from './noun.js';
import { first, idsAtOnceMax, padded, slotsOf, template, type Session } from './session.js';
import { shape, type Row } from './shape.js';

export interface PlacementTables {
  placement: Row<Placement>;
}

interface Tables extends PlacementTables {
  event: Row<Event>;
  article: { id: string; eventId: string | null };
}

const eventShape = shape<Event>({
  id: 'plain',
  createdAt: 'plain',
  changedAt: 'plain',
  firstAt: 'plain',
  lastAt: 'plain',
  articles: 'plain',
  outlets: 'plain',
  origins: 'plain',
  mergedInto: 'plain',
  core: 'json',
});

const placementShape = shape<Placement>({
  articleId: 'plain',
  eventId: 'plain',
  placedAt: 'plain',
  score: 'plain',
  reasons: 'json',
  runnerUp: 'json',
  basis: 'json',
  nearest: 'plain',
  cameFrom: 'plain',
  departure: 'json',
  pinned: 'flag',
  unsure: 'plain',
});

/** The longest chain of merges that is followed; a ring of merges would never end. */
const mergesMax = 100;

export const events: Noun<Events> = {
  // `placement` belongs to the tables of articles, which it refers to.
  tables: { event: ['id'] },
  counts: { events: ['event'] },
  migrations: [
    {
      number: 13,
      // The sentences stored before cannot be turned into causes.
      name: 'placements with typed causes',
      sql: `
        update placement set reasons = '[]';
        alter table placement drop column parting;
        alter table placement add column departure text;
        alter table placement add column basis text;`,
    },
    {
      number: 22,
      name: 'how similar reports are to the core of their event',
      sql: `alter table event add column core text;`,
    },
  ],
  prepare: ({ dialect }) => {
    const q = compiled(dialect.db as Kysely<Tables>);
    return (session) => ({ ...eventsOn(session, q), ...placementsOn(session, q) });
  },
};

type Queries = ReturnType<typeof compiled>;

type EventVerbs = Pick<Events, 'find' | 'resolve' | 'list' | 'add' | 'change'>;

function eventsOn(session: Session, q: Queries): EventVerbs {
  const find = async (id: string): Promise<Event | undefined> => {
    const row = await first(session.all(q.find({ id })));
    return row && eventShape.fromRow(row);
  };
  return {
    find,
    resolve: async (id) => {
      let event = await find(id);
      for (let step = 0; event?.mergedInto !== undefined; step += 1) {
        if (step === mergesMax) throw new Fault('internal', `The merges of ${id} never end.`);
        event = await find(event.mergedInto);
      }
      return event;
    },
    list: async (filter) => (await session.all(q.list(filter))).map(eventShape.fromRow),
    add: async (event) => {
      await session.run(q.add(eventShape.toRow(event)));
    },
    change: async (id, patch) => {
      const cells = eventShape.toPatch(patch);
      if (Object.keys(cells).length === 0) return;
      if ((await session.run(q.change(id, cells))) === 0) {
        throw new Fault('not-found', `There is no event ${id}.`);
      }
    },
  };
}

function placementsOn(session: Session, q: Queries): Omit<Events, keyof EventVerbs> {
  return {
    place: (list) =>
      session.atomically(async (tx) => {
        for (const placement of list) {
          await tx.run(q.place(placementShape.toRow(placement)));
          await tx.run(q.move(placement));
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
}

function compiled(db: Kysely<Tables>) {
  return { ...eventQueries(db), ...placementQueries(db) };
}

function eventQueries(db: Kysely<Tables>) {
  return {
    find: template((slot: { id: string }) =>
      db.selectFrom('event').selectAll().where('id', '=', slot.id),
    ),
    list: ({ changedAfter, originsMin, limit }: EventFilter) => {
      let query = db.selectFrom('event').selectAll().where('mergedInto', 'is', null);
      if (changedAfter !== undefined) query = query.where('changedAt', '>', changedAfter);
      if (originsMin !== undefined) query = query.where('origins', '>=', originsMin);
      return query.orderBy('changedAt', 'desc').orderBy('id', 'desc').limit(limit).compile();
    },
    add: template((slot: Tables['event']) =>
      db.insertInto('event').values(slotsOf(eventShape.names, slot)),
    ),
    change: (id: string, cells: Partial<Tables['event']>) =>
      db.updateTable('event').set(cells).where('id', '=', id).compile(),
  };
}

function placementQueries(db: Kysely<Tables>) {
  return {
    pinned: db.selectFrom('placement').select('articleId').where('pinned', '=', 1),
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
