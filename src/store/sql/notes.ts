// Small facts by name.

import type { Kysely } from 'kysely';
import type { Notes } from '../store.js';
import { first, template, type Session } from './session.js';
import type { Tables } from './tables.js';

export function noteQueries(db: Kysely<Tables>): (session: Session) => Notes {
  const read = template((slot: { name: string }) =>
    db.selectFrom('note').select('value').where('name', '=', slot.name),
  );
  const write = template((slot: { name: string; value: string }) =>
    db
      .insertInto('note')
      .values({ name: slot.name, value: slot.value })
      .onConflict((on) => on.column('name').doUpdateSet({ value: slot.value })),
  );

  return (session) => ({
    read: async (name) => (await first(session.all(read({ name }))))?.value,
    write: async (name, value) => {
      await session.run(write({ name, value }));
    },
  });
}
