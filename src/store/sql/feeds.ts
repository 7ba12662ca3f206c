// Feeds and their schedule.

import type { Kysely } from 'kysely';
import { Fault } from '../../domain/fault.js';
import type { FeedState } from '../../domain/feed.js';
import type { Feeds } from '../store.js';
import { first, template, type Session } from './session.js';
import { feedShape, type Tables } from './tables.js';

const scheduled: readonly FeedState[] = ['active', 'failing'];

export function feedQueries(db: Kysely<Tables>): (session: Session) => Feeds {
  const all = db.selectFrom('feed').selectAll();
  const find = template((slot: { id: string }) => all.where('id', '=', slot.id));
  const findByUrl = template((slot: { url: string }) => all.where('url', '=', slot.url));
  const remove = template((slot: { id: string }) =>
    db.deleteFrom('feed').where('id', '=', slot.id),
  );
  // One question a state, each answered by the index (state, dueAt), and merged after.
  const due = template((slot: { state: FeedState; now: number; limit: number }) =>
    all
      .where('state', '=', slot.state)
      .where('dueAt', '<=', slot.now)
      .orderBy('dueAt')
      .orderBy('id')
      .limit(slot.limit),
  );
  const next = template((slot: { state: FeedState }) =>
    db.selectFrom('feed').select('dueAt').where('state', '=', slot.state).orderBy('dueAt').limit(1),
  );

  return (session) => ({
    find: async (id) => read(await first(session.all(find({ id })))),
    findByUrl: async (url) => read(await first(session.all(findByUrl({ url })))),
    list: async (filter) => {
      const state = filter?.state;
      const query = state === undefined ? all : all.where('state', '=', state);
      const rows = await session.all(query.orderBy('addedAt').orderBy('id').compile());
      return rows.map(feedShape.fromRow);
    },
    add: async (feed) => {
      await session.run(db.insertInto('feed').values(feedShape.toRow(feed)).compile());
    },
    change: async (id, patch) => {
      const cells = feedShape.toPatch(patch);
      if (Object.keys(cells).length === 0) return;
      const changed = await session.run(
        db.updateTable('feed').set(cells).where('id', '=', id).compile(),
      );
      if (changed === 0) throw new Fault('not-found', `There is no feed ${id}.`);
    },
    remove: async (id) => {
      await session.run(remove({ id }));
    },
    due: async (now, limit) => {
      const parts = await Promise.all(
        scheduled.map((state) => session.all(due({ state, now, limit }))),
      );
      const rows = parts.flat().sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1));
      return rows.slice(0, limit).map(feedShape.fromRow);
    },
    nextDueAt: async () => {
      const parts = await Promise.all(scheduled.map((state) => session.all(next({ state }))));
      const times = parts.flat().map((row) => row.dueAt);
      return times.length === 0 ? undefined : Math.min(...times);
    },
  });
}

const read = (row: Tables['feed'] | undefined) => row && feedShape.fromRow(row);
