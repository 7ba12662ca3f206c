// The audit log. Nothing here changes or removes an entry.

import type { Kysely } from 'kysely';
import type { AuditEntry } from '../../domain/audit.js';
import type { AuditLog } from '../records/audit-log.js';
import type { Noun } from './noun.js';
import { first, slotsOf, template } from './session.js';
import { shape, type Row } from './shape.js';

interface Tables {
  audit: Row<AuditEntry>;
}

const entryShape = shape<AuditEntry>({
  number: 'plain',
  at: 'plain',
  accountId: 'plain',
  action: 'plain',
  subject: 'plain',
  previousHash: 'plain',
  hash: 'plain',
});

export const auditLog: Noun<AuditLog> = {
  tables: { audit: ['number'] },
  migrations: [
    {
      number: 18,
      name: 'the audit log',
      sql: `
        create table audit (
          number integer primary key, at integer not null, "accountId" text, action text not null,
          subject text, "previousHash" text not null, hash text not null
        ) strict;`,
    },
  ],
  prepare: ({ dialect }) => {
    const q = compiled(dialect.db as Kysely<Tables>);
    return (session) => ({
      last: async () => {
        const row = await first(session.all(q.last));
        return row && entryShape.fromRow(row);
      },
      list: async (filter) => (await session.all(q.list(filter))).map(entryShape.fromRow),
      add: async (entry) => {
        await session.run(q.add(entryShape.toRow(entry)));
      },
    });
  },
};

function compiled(db: Kysely<Tables>) {
  const all = db.selectFrom('audit').selectAll();
  return {
    last: all.orderBy('number', 'desc').limit(1).compile(),
    list: template((slot: { after: number; limit: number }) =>
      all.where('number', '>', slot.after).orderBy('number').limit(slot.limit),
    ),
    add: template((slot: Row<AuditEntry>) =>
      db.insertInto('audit').values(slotsOf(entryShape.names, slot)),
    ),
  };
}
