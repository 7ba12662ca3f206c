// Secrets that work once.

import type { Kysely } from 'kysely';
import type { Ticket, TicketPurpose } from '../../domain/ticket.js';
import type { Tickets } from '../records/tickets.js';
import type { Noun } from './noun.js';
import { first, slotsOf, template } from './session.js';
import { shape, type Row } from './shape.js';

interface Tables {
  ticket: Row<Ticket>;
}

const ticketShape = shape<Ticket>({
  id: 'plain',
  purpose: 'plain',
  accountId: 'plain',
  data: 'plain',
  expiresAt: 'plain',
});

export const tickets: Noun<Tickets> = {
  tables: { ticket: ['id'] },
  migrations: [
    {
      number: 16,
      name: 'secrets that work once',
      sql: `
        create table ticket (
          id text primary key, purpose text not null, "accountId" text references account (id),
          data text, "expiresAt" integer not null
        ) strict;`,
    },
  ],
  prepare: ({ dialect }) => {
    const q = compiled(dialect.db as Kysely<Tables>);
    return (session) => ({
      find: async (id) => {
        const row = await first(session.all(q.find({ id })));
        return row && ticketShape.fromRow(row);
      },
      add: async (ticket) => {
        await session.run(q.add(ticketShape.toRow(ticket)));
      },
      take: (id) =>
        session.atomically(async (tx) => {
          const row = await first(tx.all(q.find({ id })));
          // The delete decides between two that take it at once.
          const taken = await tx.run(q.remove({ id }));
          return row !== undefined && taken === 1 ? ticketShape.fromRow(row) : undefined;
        }),
      removeOf: async (purpose, accountId) => {
        await session.run(q.removeOf(purpose, accountId));
      },
      removeExpired: async (now) => {
        await session.run(q.removeExpired({ now }));
      },
    });
  },
};

function compiled(db: Kysely<Tables>) {
  return {
    find: template((slot: { id: string }) =>
      db.selectFrom('ticket').selectAll().where('id', '=', slot.id),
    ),
    add: template((slot: Row<Ticket>) =>
      db.insertInto('ticket').values(slotsOf(ticketShape.names, slot)),
    ),
    remove: template((slot: { id: string }) => db.deleteFrom('ticket').where('id', '=', slot.id)),
    removeOf: (purpose: TicketPurpose, accountId: string | undefined) => {
      const some = db.deleteFrom('ticket').where('purpose', '=', purpose);
      return (accountId === undefined ? some : some.where('accountId', '=', accountId)).compile();
    },
    removeExpired: template((slot: { now: number }) =>
      db.deleteFrom('ticket').where('expiresAt', '<', slot.now),
    ),
  };
}
