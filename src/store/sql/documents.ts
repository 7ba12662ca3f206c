// Documents: bytes as served, until they are read and a while longer.

import type { Kysely } from 'kysely';
import type { Documents } from '../store.js';
import { first, template, type Session } from './session.js';
import { documentShape, type Tables } from './tables.js';

export function documentQueries(db: Kysely<Tables>): (session: Session) => Documents {
  const find = template((slot: { id: string }) =>
    db.selectFrom('document').selectAll().where('id', '=', slot.id),
  );
  const add = template((slot: Tables['document']) =>
    db.insertInto('document').values(slotsOf(documentShape.names, slot)),
  );
  const prune = template((slot: { before: number }) =>
    db.deleteFrom('document').where('readAt', '<', slot.before),
  );
  const markRead = template((slot: { id: string; readAt: number }) =>
    db.updateTable('document').set({ readAt: slot.readAt }).where('id', '=', slot.id),
  );

  return (session) => ({
    find: async (id) => {
      const row = await first(session.all(find({ id })));
      return row && documentShape.fromRow(row);
    },
    add: async (document) => {
      await session.run(add(documentShape.toRow(document)));
    },
    markRead: async (id, at) => {
      await session.run(markRead({ id, readAt: at }));
    },
    prune: (before) => session.run(prune({ before })),
  });
}

/** The stand-ins of a whole row. */
export function slotsOf<R extends object>(names: readonly (keyof R & string)[], slot: R): R {
  return Object.fromEntries(names.map((name) => [name, slot[name]])) as R;
}
