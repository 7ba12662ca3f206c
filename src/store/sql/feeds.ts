// Feeds and their schedule.

import type { Kysely } from 'kysely';
import { Fault } from '../../domain/fault.js';
import type { Feed, FeedState } from '../../domain/feed.js';
import type { Feeds } from '../records/feeds.js';
import type { Noun } from './noun.js';
import { first, template } from './session.js';
import { shape, type Row } from './shape.js';

interface Tables {
  feed: Row<Feed>;
}

const feedShape = shape<Feed>({
  id: 'plain',
  url: 'plain',
  outletId: 'plain',
  title: 'plain',
  siteUrl: 'plain',
  language: 'plain',
  labels: 'json',
  fetchPages: 'flag',
  state: 'plain',
  addedAt: 'plain',
  dueAt: 'plain',
  intervalMs: 'plain',
  triedAt: 'plain',
  answeredAt: 'plain',
  freshAt: 'plain',
  validators: 'json',
  bodyHash: 'plain',
  hints: 'json',
  move: 'json',
  failures: 'plain',
  failingSince: 'plain',
  missingSince: 'plain',
  fault: 'plain',
  warnings: 'json',
});

const scheduled: readonly FeedState[] = ['active', 'failing'];

export const feeds: Noun<Feeds> = {
  tables: { feed: ['id'] },
  counts: { feeds: ['feed'] },
  migrations: [],
  prepare: ({ dialect }) => {
    const q = compiled(dialect.db as Kysely<Tables>);
    return (session) => ({
      find: async (id) => read(await first(session.all(q.find({ id })))),
      findByUrl: async (url) => read(await first(session.all(q.findByUrl({ url })))),
      list: async (filter) => (await session.all(q.list(filter?.state))).map(feedShape.fromRow),
      add: async (feed) => {
        await session.run(q.add(feedShape.toRow(feed)));
      },
      change: async (id, patch) => {
        const cells = feedShape.toPatch(patch);
        if (Object.keys(cells).length === 0) return;
        const changed = await session.run(q.change(id, cells));
        if (changed === 0) throw new Fault('not-found', `There is no feed ${id}.`);
      },
      remove: async (id) => {
        await session.run(q.remove({ id }));
      },
      due: async (now, limit) => {
        const parts = await Promise.all(
          scheduled.map((state) => session.all(q.due({ state, now, limit }))),
        );
        const rows = parts.flat().sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1));
        return rows.slice(0, limit).map(feedShape.fromRow);
      },
      nextDueAt: async () => {
        const parts = await Promise.all(scheduled.map((state) => session.all(q.next({ state }))));
        const times = parts.flat().map((row) => row.dueAt);
        return times.length === 0 ? undefined : Math.min(...times);
      },
    });
  },
};

function compiled(db: Kysely<Tables>) {
  const all = db.selectFrom('feed').selectAll();
  return {
    find: template((slot: { id: string }) => all.where('id', '=', slot.id)),
    findByUrl: template((slot: { url: string }) => all.where('url', '=', slot.url)),
    list: (state: FeedState | undefined) =>
      (state === undefined ? all : all.where('state', '=', state))
        .orderBy('addedAt')
        .orderBy('id')
        .compile(),
    add: (row: Tables['feed']) => db.insertInto('feed').values(row).compile(),
    change: (id: string, cells: Partial<Tables['feed']>) =>
      db.updateTable('feed').set(cells).where('id', '=', id).compile(),
    remove: template((slot: { id: string }) => db.deleteFrom('feed').where('id', '=', slot.id)),
    // One query a state: the index (state, dueAt, id) answers each, and the results are merged.
    due: template((slot: { state: FeedState; now: number; limit: number }) =>
      all
        .where('state', '=', slot.state)
        .where('dueAt', '<=', slot.now)
        .orderBy('dueAt')
        .orderBy('id')
        .limit(slot.limit),
    ),
    next: template((slot: { state: FeedState }) =>
      db
        .selectFrom('feed')
        .select('dueAt')
        .where('state', '=', slot.state)
        .orderBy('dueAt')
        .limit(1),
    ),
  };
}

const read = (row: Tables['feed'] | undefined) => row && feedShape.fromRow(row);
