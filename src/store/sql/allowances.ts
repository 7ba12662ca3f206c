// How often something may still be tried.

import type { Kysely } from 'kysely';
import type { Allowances } from '../records/allowances.js';
import type { Noun } from './noun.js';
import { first, template } from './session.js';

interface Tables {
  allowance: { key: string; left: number; at: number };
}

export const allowances: Noun<Allowances> = {
  tables: { allowance: ['key'] },
  migrations: [
    {
      number: 17,
      name: 'how often something may still be tried',
      sql: `
        create table allowance (
          key text primary key, "left" real not null, at integer not null
        ) strict;`,
    },
  ],
  prepare: ({ dialect }) => {
    const q = compiled(dialect.db as Kysely<Tables>);
    return (session) => ({
      find: (key) => first(session.all(q.find({ key }))),
      put: async (key, { left, at }) => {
        await session.run(q.put({ key, left, at }));
      },
      remove: async (key) => {
        await session.run(q.remove({ key }));
      },
      removeOld: async (usedBefore) => {
        await session.run(q.removeOld({ usedBefore }));
      },
    });
  },
};

function compiled(db: Kysely<Tables>) {
  return {
    find: template((slot: { key: string }) =>
      db.selectFrom('allowance').select(['left', 'at']).where('key', '=', slot.key),
    ),
    put: template((slot: Tables['allowance']) =>
      db
        .insertInto('allowance')
        .values({ key: slot.key, left: slot.left, at: slot.at })
        .onConflict((on) => on.column('key').doUpdateSet({ left: slot.left, at: slot.at })),
    ),
    remove: template((slot: { key: string }) =>
      db.deleteFrom('allowance').where('key', '=', slot.key),
    ),
    removeOld: template((slot: { usedBefore: number }) =>
      db.deleteFrom('allowance').where('at', '<', slot.usedBefore),
    ),
  };
}
