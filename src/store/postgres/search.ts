// The search index over published roundups: a tsvector each, joined by the roundup's number. Words
// are folded and stemmed here, so that results do not depend on the server's dictionaries.

import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { SearchIndex } from '../dialect.js';
import type { SearchFilter, SearchHit } from '../records/roundups.js';
import { searchWords } from '../search-words.js';
import { indexedTexts, outletsIn, searchConditions } from '../sql/search.js';
import { first, rawTemplates } from '../sql/sql.js';
import { passageOf } from './passage.js';
import { queryOf, vectorOf } from './tsvector.js';

export function searchIndex(db: Kysely<unknown>): SearchIndex {
  const q = compiled(db);
  return {
    tables: `
      create table "roundupText" (
        number integer not null unique references roundup (number),
        outlets text not null, words tsvector not null
      ) strict;
      create index "roundupWords" on "roundupText" using gin (words);`,
    follow: async (session, roundup) => {
      const row = await first(session.all(q.number({ id: roundup.id })));
      if (!row) return;
      await session.run(q.dropText(row));
      await session.run(q.dropOutlets(row));
      if (roundup.state !== 'published') return;
      const ids = JSON.stringify(outletsIn(roundup));
      await session.run(q.addOutlets({ ...row, ids }));
      const names = await session.all(q.names({ ids }));
      const outlets = names.map(({ name }) => name).join('\n');
      const words = vectorOf({ ...indexedTexts(roundup), outlets });
      await session.run(q.addText({ ...row, outlets, words }));
    },
    bind: (session, roundups) => async (filter) => {
      const words = searchWords(filter.text);
      const query = words && queryOf(words);
      if (query === undefined && filter.text.trim() !== '') return { hits: [], total: 0 };
      const where = conditionsOf(query, filter);
      const [count] = await session.all<{ count: number }>(
        sql<{ count: number }>`select count(*) as count ${where}`.compile(db),
      );
      const hits: SearchHit[] = [];
      for (const { id, outlets } of await session.all(pageOf(query, where, filter).compile(db))) {
        const roundup = await roundups.find(id);
        if (!roundup) continue;
        const texts = Object.values({ ...indexedTexts(roundup), outlets });
        hits.push({ roundup, passage: words ? passageOf(texts, words.wanted) : '' });
      }
      return { hits, total: count?.count ?? 0 };
    },
  };
}

function compiled(db: Kysely<unknown>) {
  const raw = rawTemplates(db);
  return {
    number: raw<{ id: string }, { number: number }>(
      (slot) => sql`select number from roundup where id = ${slot.id}`,
    ),
    dropText: raw<{ number: number }>(
      (slot) => sql`delete from "roundupText" where number = ${slot.number}`,
    ),
    dropOutlets: raw<{ number: number }>(
      (slot) => sql`delete from "roundupOutlet" where number = ${slot.number}`,
    ),
    addOutlets: raw<{ number: number; ids: string }>(
      (slot) => sql`
        insert into "roundupOutlet" (number, "outletId")
        select cast(${slot.number} as bigint), value
        from jsonb_array_elements_text(cast(${slot.ids} as jsonb)) as value`,
    ),
    names: raw<{ ids: string }, { name: string }>(
      (slot) => sql`
        select coalesce(outlet.name, value) as name
        from jsonb_array_elements_text(cast(${slot.ids} as jsonb)) as value
        left join outlet on outlet.id = value`,
    ),
    addText: raw<{ number: number; outlets: string; words: string }>(
      (slot) => sql`
        insert into "roundupText" (number, outlets, words)
        values (${slot.number}, ${slot.outlets}, cast(${slot.words} as tsvector))`,
    ),
  };
}

/** The `from` and `where` of a search. */
function conditionsOf(query: string | undefined, filter: SearchFilter): RawBuilder<unknown> {
  const matches =
    query === undefined ? sql`r.state = 'published'` : sql`t.words @@ cast(${query} as tsquery)`;
  const all = sql.join([matches, ...searchConditions(filter)], sql` and `);
  return sql`from roundup r left join "roundupText" t on t.number = r.number where ${all}`;
}

function pageOf(
  query: string | undefined,
  where: RawBuilder<unknown>,
  { limit, offset = 0 }: SearchFilter,
) {
  // A word in the title counts more than one in an excerpt. Of equals, the newer comes first.
  const order =
    query === undefined
      ? sql`r.at desc, r.id desc`
      : sql`ts_rank('{0.1, 0.2, 0.4, 1}', t.words, cast(${query} as tsquery)) desc, r.number desc`;
  return sql<{ id: string; outlets: string }>`
    select r.id, coalesce(t.outlets, '') as outlets ${where}
    order by ${order} limit ${limit} offset ${offset}`;
}
