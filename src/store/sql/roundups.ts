// Roundups, their labels and the lists of them. Search is each database's own.

import { sql, type CompiledQuery, type Generated, type Kysely } from 'kysely';
import { Fault } from '../../domain/fault.js';
import type { Roundup } from '../../domain/roundup.js';
import type { SearchIndex } from '../dialect.js';
import type { CountFilter, ReadRoundups, RoundupFilter, Roundups } from '../records/roundups.js';
import type { SitePart } from '../records/site.js';
import type { Noun } from './noun.js';
import { first, slotsOf, template, type Session } from './session.js';
import { shape, type Row } from './shape.js';
import { prepareTouch, type SiteTables } from './site.js';

interface Tables extends SiteTables {
  /** `number` joins the search index; `at` is the time the lists are ordered by. */
  roundup: Row<Roundup> & { number: Generated<number>; at: number };
  roundupLabel: { label: string; state: string; at: number; roundupId: string };
  /** How many published roundups have the label. */
  labelCount: { label: string; count: number };
}

const roundupShape = shape<Roundup>({
  id: 'plain',
  version: 'plain',
  eventId: 'plain',
  state: 'plain',
  title: 'json',
  lead: 'json',
  sectionHeading: 'json',
  lines: 'json',
  note: 'json',
  leftOut: 'json',
  labels: 'json',
  notices: 'json',
  reports: 'plain',
  origins: 'plain',
  draftedAt: 'plain',
  changedAt: 'plain',
  publishedAt: 'plain',
  datedAt: 'plain',
  path: 'plain',
  continuedBy: 'plain',
  touched: 'json',
});

export const roundups: Noun<Roundups> = {
  tables: {
    roundup: ['id'],
    roundupLabel: ['label', 'state', 'at', 'roundupId'],
    labelCount: ['label'],
  },
  counts: { roundups: ['roundup'] },
  migrations: [
    {
      number: 12,
      name: 'how often a roundup was changed',
      sql: `alter table roundup add column version integer not null default 1;`,
    },
    {
      number: 21,
      name: 'notes of editors, and reports they took out',
      sql: `
        alter table roundup add column note text;
        alter table roundup add column "leftOut" text;`,
    },
  ],
  prepare: ({ dialect }) => {
    const q = compiled(dialect.db as Kysely<Tables>);
    return (session) => ({
      ...readsOn(session, q, dialect.search),
      ...writesOn(session, q, dialect.search),
    });
  },
};

function readsOn(session: Session, q: Queries, index: SearchIndex): ReadRoundups {
  const find = (id: string) => load(session, q.find({ id }));
  return {
    find,
    findByEvent: (eventId) => load(session, q.findByEvent({ eventId })),
    findByPath: (path) => load(session, q.findByPath({ path })),
    list: async (filter) => (await session.all(q.list(filter))).map(roundupShape.fromRow),
    count: async (filter) =>
      (await session.all(q.count(filter))).reduce((sum, row) => sum + row.count, 0),
    stream: async (after, limit) =>
      (await session.all(q.stream({ after, limit }))).map(roundupShape.fromRow),
    labels: () => session.all(q.labels),
    search: index.bind(session, { find }),
  };
}

function writesOn(
  session: Session,
  q: Queries,
  index: SearchIndex,
): Omit<Roundups, keyof ReadRoundups> {
  const write = async (tx: Session, after: Roundup, before: Roundup | undefined) => {
    const row = { ...rowOf(after), version: (before?.version ?? 0) + 1 };
    await tx.run(before === undefined ? q.add(row) : q.replace(row));
    await follow(q, tx, after, before);
    if (isPublished(after) || isPublished(before)) await index.follow(tx, after);
  };
  return {
    add: (roundup) => session.atomically((tx) => write(tx, roundup, undefined)),
    change: (id, patch, condition = {}) =>
      session.atomically(async (tx) => {
        const before = await load(tx, q.find({ id }));
        if (before === undefined) throw new Fault('not-found', `There is no roundup ${id}.`);
        checkVersion(before, condition.ifVersion);
        await write(tx, { ...before, ...(patch as Partial<Roundup>) }, before);
      }),
    put: (roundup) =>
      session.atomically(async (tx) => {
        const before = await load(tx, q.find({ id: roundup.id }));
        if (before !== undefined) checkVersion(before, roundup.version);
        await write(tx, roundup, before);
      }),
    remove: (id) =>
      session.atomically(async (tx) => {
        const before = await load(tx, q.find({ id }));
        if (before?.publishedAt !== undefined) {
          throw new Fault('conflict', `Roundup ${id} was published: its address stays.`);
        }
        await tx.run(q.dropLabels({ roundupId: id }));
        await tx.run(q.remove({ id }));
      }),
  };
}

async function load(
  session: Session,
  query: CompiledQuery<Tables['roundup']>,
): Promise<Roundup | undefined> {
  const row = await first(session.all(query));
  return row && roundupShape.fromRow(row);
}

function checkVersion({ id, version }: Roundup, ifVersion: number | undefined): void {
  if (ifVersion === undefined || ifVersion === version) return;
  throw new Fault('conflict', `Roundup ${id} has been changed by someone else.`);
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
    replace: template((slot: RoundupRow) => {
      const { id, ...rest } = slotsOf(names, slot);
      return db.updateTable('roundup').set(rest).where('id', '=', id);
    }),
    list: (filter: RoundupFilter) => listed(db, filter).compile(),
    count: (filter: CountFilter) => counted(db, filter).compile(),
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
    touchSite: prepareTouch(db),
  };
}

type RoundupRow = Omit<Tables['roundup'], 'number'>;

/** The time its lists are ordered by. */
function timeOf(roundup: Roundup): number {
  const { state, changedAt, datedAt, publishedAt } = roundup;
  return state === 'draft' ? changedAt : (datedAt ?? publishedAt ?? changedAt);
}

const rowOf = (roundup: Roundup): RoundupRow => ({
  ...roundupShape.toRow(roundup),
  at: timeOf(roundup),
});

const isPublished = (roundup: Roundup | undefined) => roundup?.state === 'published';

/** Brings labels, their counts and the site's revision up to date with a changed roundup. */
async function follow(
  q: Queries,
  tx: Session,
  after: Roundup,
  before: Roundup | undefined,
): Promise<void> {
  const { state, id: roundupId } = after;
  await tx.run(q.dropLabels({ roundupId }));
  for (const label of labelsOf(after)) {
    await tx.run(q.addLabel({ label, state, at: timeOf(after), roundupId }));
  }
  for (const label of countedLabels(before)) await tx.run(q.countLabel({ label, count: -1 }));
  for (const label of countedLabels(after)) await tx.run(q.countLabel({ label, count: 1 }));
  if (isPublished(after) || isPublished(before)) await q.touchSite(tx, partsOf(after, before));
}

/** The parts of the site that a change of a published roundup changes. */
function partsOf(after: Roundup, before: Roundup | undefined): readonly SitePart[] {
  const own = [`roundup ${after.id}`, 'lists'] as const;
  return before !== undefined && linkOf(after) === linkOf(before) ? own : [...own, 'links'];
}

/** What other pages show of a roundup: where it is listed, its title and its address. */
function linkOf(roundup: Roundup): string {
  const { state, title, path, eventId, continuedBy, publishedAt, datedAt } = roundup;
  return JSON.stringify([state, title.text, path, eventId, continuedBy, publishedAt, datedAt]);
}

const labelsOf = (roundup: Roundup) => new Set(roundup.labels.map((label) => label.text));

const countedLabels = (roundup: Roundup | undefined) =>
  roundup?.state === 'published' ? labelsOf(roundup) : [];

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

/** The condition of the index `roundupNoticed`, word for word, so that the index is used. */
const noticed = sql<boolean>`"notices" <> '[]'`;

/** With the condition of the index `roundupLate`. */
const lateFrom = (at: number) => sql<boolean>`"datedAt" is not null and "publishedAt" >= ${at}`;

const noticedIds = (db: Kysely<Tables>) => db.selectFrom('roundup').select('id').where(noticed);
