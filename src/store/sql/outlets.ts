// Outlets, found by id or by the host that serves their articles.

import type { Kysely } from 'kysely';
import type { Outlets } from '../store.js';
import { first, padded, template, type Session } from './session.js';
import { outletShape, type Tables } from './tables.js';

/** Most labels of a host name we look up; DNS allows 127. */
const hostLabelsMax = 16;

export function outletQueries(db: Kysely<Tables>): (session: Session) => Outlets {
  const find = template((slot: { id: string }) =>
    db.selectFrom('outlet').selectAll().where('id', '=', slot.id),
  );
  const all = db.selectFrom('outlet').selectAll().orderBy('rank').orderBy('id').compile();
  const dropDomains = template((slot: { id: string }) =>
    db.deleteFrom('outletDomain').where('outletId', '=', slot.id),
  );
  const drop = template((slot: { id: string }) =>
    db.deleteFrom('outlet').where('id', '=', slot.id),
  );
  const byHost = (domains: readonly string[]) =>
    db
      .selectFrom('outletDomain')
      .innerJoin('outlet', 'outlet.id', 'outletDomain.outletId')
      .selectAll('outlet')
      .where('domain', 'in', domains)
      .orderBy((e) => e.fn('length', ['domain']), 'desc')
      .orderBy('outlet.rank')
      .orderBy('outlet.id')
      .limit(1)
      .compile();

  return (session) => ({
    find: async (id) => read(await first(session.all(find({ id })))),
    findByHost: async (host) =>
      read(await first(session.all(byHost(padded(parentsOf(host.toLowerCase())))))),
    list: async () => (await session.all(all)).map(outletShape.fromRow),
    put: (outlets) =>
      session.whole(async (inside) => {
        for (const outlet of outlets) {
          await inside.run(drop({ id: outlet.id }));
          await inside.run(dropDomains({ id: outlet.id }));
          const row = outletShape.toRow(outlet);
          await inside.run(db.insertInto('outlet').values(row).compile());
          const domains = [...new Set(outlet.domains.map((domain) => domain.toLowerCase()))];
          const rows = domains.map((domain) => ({
            domain,
            outletId: outlet.id,
            rank: outlet.rank,
          }));
          if (rows.length > 0)
            await inside.run(db.insertInto('outletDomain').values(rows).compile());
        }
      }),
  });
}

const read = (row: Tables['outlet'] | undefined) => row && outletShape.fromRow(row);

/** `a.b.c` → `a.b.c`, `b.c`, `c`. */
function parentsOf(host: string): readonly string[] {
  const labels = host.split('.').slice(-hostLabelsMax);
  return labels.map((_, index) => labels.slice(index).join('.'));
}
