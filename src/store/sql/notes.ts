// Small facts by name.

import type { Kysely } from 'kysely';
import type { Notes } from '../records/notes.js';
import type { Noun } from './noun.js';
import { first, template } from './session.js';

interface Tables {
  note: { name: string; value: string };
}

export const notes: Noun<Notes> = {
  tables: { note: ['name'] },
  migrations: [],
  prepare: ({ dialect }) => {
    const q = compiled(dialect.db as Kysely<Tables>);
    return (session) => ({
      read: async (name) => (await first(session.all(q.read({ name }))))?.value,
      write: async (name, value) => {
        await session.run(q.write({ name, value }));
      },
    });
  },
};

function compiled(db: Kysely<Tables>) {
  return {
    read: template((slot: { name: string }) =>
      db.selectFrom('note').select('value').where('name', '=', slot.name),
    ),
    write: template((slot: { name: string; value: string }) =>
      db
        .insertInto('note')
        .values({ name: slot.name, value: slot.value })
        .onConflict((on) => on.column('name').doUpdateSet({ value: slot.value })),
    ),
  };
}
