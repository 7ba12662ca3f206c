// Ids by their first letters.

import { sql, type Kysely } from 'kysely';
import type { IdKind, ReadIds } from '../records/ids.js';
import { rawTemplates, type Session } from './session.js';

interface Slots {
  readonly prefix: string;
  readonly length: number;
  readonly limit: number;
}

export function prepareIds(db: Kysely<unknown>): (session: Session) => ReadIds {
  const of = (kind: IdKind) =>
    rawTemplates(db)<Slots, { id: string }>(
      ({ prefix, length, limit }) => sql`
        select id from ${sql.table(kind)}
        where substr(id, 1, ${length}) = ${prefix} order by id limit ${limit}`,
    );
  const queries = {
    article: of('article'),
    event: of('event'),
    feed: of('feed'),
    roundup: of('roundup'),
  } satisfies Record<IdKind, unknown>;
  return (session) => ({
    idsStarting: async (kind, prefix, limit) => {
      const query = queries[kind]({ prefix, length: prefix.length, limit });
      return (await session.all(query)).map(({ id }) => id);
    },
  });
}
