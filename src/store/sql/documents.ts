// Documents: bytes as served, until they are read and a while longer.

import type { Kysely } from 'kysely';
import type { Document } from '../../domain/document.js';
import type { Documents } from '../records/documents.js';
import type { Noun } from './noun.js';
import { first, slotsOf, template } from './session.js';
import { shape, type Row } from './shape.js';

interface Tables {
  document: Row<Document>;
}

const documentShape = shape<Document>({
  id: 'plain',
  feedId: 'plain',
  articleId: 'plain',
  url: 'plain',
  fetchedAt: 'plain',
  readAt: 'plain',
  status: 'plain',
  headers: 'json',
  body: 'plain',
});

export const documents: Noun<Documents> = {
  tables: { document: ['id'] },
  counts: { documents: ['document'] },
  migrations: [],
  prepare: ({ dialect }) => {
    const q = compiled(dialect.db as Kysely<Tables>);
    return (session) => ({
      find: async (id) => {
        const row = await first(session.all(q.find({ id })));
        return row && documentShape.fromRow(row);
      },
      add: async (document) => {
        await session.run(q.add(documentShape.toRow(document)));
      },
      markRead: async (id, at) => {
        await session.run(q.markRead({ id, readAt: at }));
      },
      prune: (before) => session.run(q.prune({ before })),
      countUnread: async (before) =>
        Number((await first(session.all(q.countUnread({ before }))))?.count ?? 0),
    });
  },
};

function compiled(db: Kysely<Tables>) {
  return {
    find: template((slot: { id: string }) =>
      db.selectFrom('document').selectAll().where('id', '=', slot.id),
    ),
    add: template((slot: Tables['document']) =>
      db.insertInto('document').values(slotsOf(documentShape.names, slot)),
    ),
    prune: template((slot: { before: number }) =>
      db.deleteFrom('document').where('readAt', '<', slot.before),
    ),
    countUnread: template((slot: { before: number }) =>
      db
        .selectFrom('document')
        .select((e) => e.fn.countAll().as('count'))
        .where('readAt', 'is', null)
        .where('fetchedAt', '<', slot.before),
    ),
    markRead: template((slot: { id: string; readAt: number }) =>
      db.updateTable('document').set({ readAt: slot.readAt }).where('id', '=', slot.id),
    ),
  };
}
