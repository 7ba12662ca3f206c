// Outlets, found by id or by the host that serves their articles.

import type { Kysely } from 'kysely';
import type { Outlet } from '../../domain/outlet.js';
import type { Outlets } from '../records/outlets.js';
import type { Noun } from './noun.js';
import { first, padded, template } from './session.js';
import { shape, type Row } from './shape.js';
import { prepareTouch, type SiteTables } from './site.js';

interface Tables {
  outlet: Row<Outlet>;
  outletDomain: { domain: string; outletId: string; rank: number };
}

const outletShape = shape<Outlet>({
  id: 'plain',
  name: 'plain',
  kind: 'plain',
  medium: 'plain',
  country: 'plain',
  countryName: 'plain',
  owner: 'plain',
  family: 'plain',
  homepage: 'plain',
  domains: 'json',
  aliases: 'json',
  rank: 'plain',
  evidence: 'json',
  reviewed: 'flag',
});

/** How many labels of a host name are looked up; DNS allows 127. */
const hostLabelsMax = 16;

export const outlets: Noun<Outlets> = {
  tables: { outlet: ['id'], outletDomain: ['domain', 'rank', 'outletId'] },
  counts: { outlets: ['outlet'] },
  migrations: [],
  prepare: ({ dialect }) => {
    const q = compiled(dialect.db as Kysely<Tables>);
    const touchSite = prepareTouch(dialect.db as Kysely<SiteTables>);
    return (session) => ({
      find: async (id) => read(await first(session.all(q.find({ id })))),
      findByHost: async (host) =>
        read(await first(session.all(q.byHost(padded(parentsOf(host.toLowerCase())))))),
      list: async () => (await session.all(q.all)).map(outletShape.fromRow),
      put: (list) =>
        session.atomically(async (tx) => {
          for (const outlet of list) {
            await tx.run(q.drop({ id: outlet.id }));
            await tx.run(q.dropDomains({ id: outlet.id }));
            await tx.run(q.add(outletShape.toRow(outlet)));
            const rows = domainsOf(outlet);
            if (rows.length > 0) await tx.run(q.addDomains(rows));
          }
          await touchSite(tx, ['outlets']);
        }),
    });
  },
};

function compiled(db: Kysely<Tables>) {
  return {
    find: template((slot: { id: string }) =>
      db.selectFrom('outlet').selectAll().where('id', '=', slot.id),
    ),
    all: db.selectFrom('outlet').selectAll().orderBy('rank').orderBy('id').compile(),
    drop: template((slot: { id: string }) => db.deleteFrom('outlet').where('id', '=', slot.id)),
    dropDomains: template((slot: { id: string }) =>
      db.deleteFrom('outletDomain').where('outletId', '=', slot.id),
    ),
    add: (row: Tables['outlet']) => db.insertInto('outlet').values(row).compile(),
    addDomains: (rows: readonly Tables['outletDomain'][]) =>
      db.insertInto('outletDomain').values(rows).compile(),
    byHost: (domains: readonly string[]) =>
      db
        .selectFrom('outletDomain')
        .innerJoin('outlet', 'outlet.id', 'outletDomain.outletId')
        .selectAll('outlet')
        .where('domain', 'in', domains)
        .orderBy((e) => e.fn('length', ['domain']), 'desc')
        .orderBy('outlet.rank')
        .orderBy('outlet.id')
        .limit(1)
        .compile(),
  };
}

const read = (row: Tables['outlet'] | undefined) => row && outletShape.fromRow(row);

function domainsOf({ id: outletId, rank, domains }: Outlet): Tables['outletDomain'][] {
  const distinct = new Set(domains.map((domain) => domain.toLowerCase()));
  return [...distinct].map((domain) => ({ domain, outletId, rank }));
}

/** `a.b.c` → `a.b.c`, `b.c`, `c`. */
function parentsOf(host: string): readonly string[] {
  const labels = host.split('.').slice(-hostLabelsMax);
  return labels.map((_, index) => labels.slice(index).join('.'));
}
