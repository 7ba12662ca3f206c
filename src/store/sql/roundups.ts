// Roundups, their labels and the lists they stand in. Search is each database's own: see `Seams`.

import { sql, type Kysely } from 'kysely';
import { Fault } from '../../domain/fault.js';
import type { Roundup } from '../../domain/roundup.js';
import type { CountFilter, RoundupFilter, Roundups } from '../store.js';
import { slotsOf } from './documents.js';
import { first, template, type Session } from './session.js';
import { touchSiteQuery } from './site.js';
import { roundupShape, type Tables } from './tables.js';

/** What each database does in its own way, over published roundups. */
export interface SearchIndex {
  /** Puts a published roundup in, or takes one out that is published no more. */
  follow(session: Session, roundup: Roundup, was: Roundup | undefined): Promise<void>;
  search: (session: Session, roundups: Pick<Roundups, 'find'>) => Roundups['search'];
}

export function roundupQueries(
  db: Kysely<Tables>,
  index: SearchIndex,
): (session: Session) => Roundups {
  const q = compiled(db);
  return (session) => {
    const load = async (query: Parameters<Session['all']>[0]) => {
      const row = await first(session.all<Tables['roundup']>(query as never));
      return row && roundupShape.fromRow(row);
    };
    const find: Roundups['find'] = (id) => load(q.find({ id }));
    return {
      find,
      findByEvent: (eventId) => load(q.findByEvent({ eventId })),
      findByPath: (path) => load(q.findByPath({ path })),
      list: async (filter) =>
        (await session.all(listed(db, filter).compile())).map(roundupShape.fromRow),
      count: async (filter) =>
        (await session.all(counted(db, filter).compile())).reduce((sum, row) => sum + row.count, 0),
      stream: async (after, limit) =>
        (await session.all(q.stream({ after, limit }))).map(roundupShape.fromRow),
      add: (roundup) =>
        session.whole(async (inside) => {
          await inside.run(q.add(rowOf(roundup)));
          await follow(q, index, inside, roundup, undefined);
        }),
      put: (roundup) =>
        session.whole(async (inside) => {
          const row = await first(inside.all(q.find({ id: roundup.id })));
          await inside.run(q.put(rowOf(roundup)));
          await follow(q, index, inside, roundup, row && roundupShape.fromRow(row));
        }),
      remove: (id) =>
        session.whole(async (inside) => {
          const row = await first(inside.all(q.find({ id })));
          if (row !== undefined && roundupShape.fromRow(row).publishedAt !== undefined) {
            throw new Fault('conflict', `Roundup ${id} was published: its address stays.`);
          }
          await inside.run(q.dropLabels({ roundupId: id }));
          await inside.run(q.remove({ id }));
        }),
      labels: () => session.all(q.labels),
      search: index.search(session, { find }),
    };
  };
}

type Queries = ReturnType<typeof compiled>;

function compiled(db: Kysely<Tables>) {
  const all = db.selectFrom('roundup').select(roundupShape.names);
  const names = [...roundupShape.names, 'at'] as const;
  return {
    find: template((slot: { id: string }) => all.where('id', '=', slot.id)),
    findByEvent: template((slot: { eventId: string }) =>
      all.where('eventId', '=', slot.eventId).orderBy('draftedAt').orderBy('id').limit(1),
    ),
    findByPath: template((slot: { path: string }) => all.where('path', '=', slot.path)),
    stream: template((slot: { after: string; limit: number }) =>
      all.where('id', '>', slot.after).orderBy('id').limit(slot.limit),
    ),
    add: template((slot: RoundupRow) => db.insertInto('roundup').values(slotsOf(names, slot))),
    put: template((slot: RoundupRow) => {
      const row = slotsOf(names, slot);
      const rest = Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'id'));
      return db
        .insertInto('roundup')
        .values(row)
        .onConflict((on) => on.column('id').doUpdateSet(rest));
    }),
    remove: template((slot: { id: string }) => db.deleteFrom('roundup').where('id', '=', slot.id)),
    labels: db
      .selectFrom('labelCount')
      .select(['label', 'count'])
      .where('count', '>', 0)
      .orderBy('label')
      .compile(),
    dropLabels: template((slot: { roundupId: string }) =>
      db.deleteFrom('roundupLabel').where('roundupId', '=', slot.roundupId),
    ),
    addLabel: template((slot: Tables['roundupLabel']) =>
      db.insertInto('roundupLabel').values(slotsOf(['label', 'state', 'at', 'roundupId'], slot)),
    ),
    countLabel: template((slot: { label: string; count: number }) =>
      db
        .insertInto('labelCount')
        .values({ label: slot.label, count: slot.count })
        .onConflict((on) =>
          on.column('label').doUpdateSet((e) => ({
            count: e('labelCount.count', '+', e.ref('excluded.count')),
          })),
        ),
    ),
    touchSite: touchSiteQuery(db),
  };
}

type RoundupRow = Omit<Tables['roundup'], 'number'>;

/** The time its lists are ordered by. */
export function timeOf(roundup: Roundup): number {
  const { state, changedAt, datedAt, publishedAt } = roundup;
  return state === 'draft' ? changedAt : (datedAt ?? publishedAt ?? changedAt);
}

const rowOf = (roundup: Roundup): RoundupRow => ({
  ...roundupShape.toRow(roundup),
  at: timeOf(roundup),
});

async function follow(
  q: Queries,
  index: SearchIndex,
  session: Session,
  roundup: Roundup,
  was: Roundup | undefined,
): Promise<void> {
  await session.run(q.dropLabels({ roundupId: roundup.id }));
  for (const label of labelsOf(roundup)) {
    const { state, id: roundupId } = roundup;
    await session.run(q.addLabel({ label, state, at: timeOf(roundup), roundupId }));
  }
  const [before, after] = [was, roundup].map((one) => one?.state === 'published');
  if (!before && !after) return;
  if (before && was) for (const label of labelsOf(was)) await count(q, session, label, -1);
  if (after) for (const label of labelsOf(roundup)) await count(q, session, label, 1);
  await index.follow(session, roundup, was);
  await session.run(q.touchSite);
}

const labelsOf = (roundup: Roundup) => new Set(roundup.labels.map((label) => label.text));

const count = (q: Queries, session: Session, label: string, by: number) =>
  session.run(q.countLabel({ label, count: by }));

function listed(db: Kysely<Tables>, filter: RoundupFilter) {
  const { label } = filter;
  const page = { limit: filter.limit, offset: filter.offset ?? 0 };
  if (label === undefined) {
    let query = db.selectFrom('roundup').select(roundupShape.names);
    if (filter.state !== undefined) query = query.where('state', '=', filter.state);
    if (filter.from !== undefined) query = query.where('at', '>=', filter.from);
    if (filter.before !== undefined) query = query.where('at', '<', filter.before);
    if (filter.noticed) query = query.where(noticed);
    if (filter.lateFrom !== undefined) query = query.where(lateFrom(filter.lateFrom));
    return query.orderBy('at', 'desc').orderBy('id', 'desc').limit(page.limit).offset(page.offset);
  }
  let ids = db.selectFrom('roundupLabel').select('roundupId').where('label', '=', label);
  if (filter.state !== undefined) ids = ids.where('state', '=', filter.state);
  if (filter.from !== undefined) ids = ids.where('at', '>=', filter.from);
  if (filter.before !== undefined) ids = ids.where('at', '<', filter.before);
  if (filter.noticed) ids = ids.where('roundupId', 'in', noticedIds(db));
  if (filter.lateFrom !== undefined) {
    const late = db.selectFrom('roundup').select('id').where(lateFrom(filter.lateFrom));
    ids = ids.where('roundupId', 'in', late);
  }
  const some = ids.orderBy('at', 'desc').orderBy('roundupId', 'desc');
  return db
    .selectFrom('roundup')
    .select(roundupShape.names)
    .where('id', 'in', some.limit(page.limit).offset(page.offset))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc');
}

function counted(db: Kysely<Tables>, filter: CountFilter) {
  const { label } = filter;
  const table = label === undefined ? ('roundup' as const) : ('roundupLabel' as const);
  let query = db.selectFrom(table).select((e) => e.fn.countAll<number>().as('count'));
  if (label !== undefined) query = query.where('label' as never, '=', label as never);
  if (filter.state !== undefined) query = query.where('state', '=', filter.state);
  if (filter.from !== undefined) query = query.where('at', '>=', filter.from);
  if (filter.before !== undefined) query = query.where('at', '<', filter.before);
  if (!filter.noticed) return query;
  return label === undefined
    ? query.where(noticed)
    : query.where('roundupId' as never, 'in', noticedIds(db) as never);
}

/** As the index `roundupNoticed` has it, so that it is used. */
const noticed = sql<boolean>`notices <> '[]'`;

/** As the index `roundupLate` has it. */
const lateFrom = (at: number) => sql<boolean>`datedAt is not null and publishedAt >= ${at}`;

const noticedIds = (db: Kysely<Tables>) => db.selectFrom('roundup').select('id').where(noticed);
