// The search index over published roundups: FTS5, joined by the roundup's number.

import { sql, type Kysely } from 'kysely';
import type { SearchIndex } from '../dialect.js';
import type { SearchFilter, SearchHit } from '../records/roundups.js';
import { searchWords, type SearchTerm } from '../search-words.js';
import {
  indexedTexts,
  markClose,
  markOpen,
  outletsIn,
  passageWords,
  searchConditions,
} from '../sql/search.js';
import { first, rawTemplates, type Session } from '../sql/sql.js';

export function searchIndex(db: Kysely<unknown>): SearchIndex {
  const q = compiled(db);
  return {
    tables: `
      create virtual table roundupText using fts5 (
        title, lead, excerpt, headlines, outlets,
        tokenize = "porter unicode61 remove_diacritics 2"
      );`,
    follow: async (session, roundup) => {
      const row = await first(session.all(q.number({ id: roundup.id })));
      if (!row) return;
      await session.run(q.dropText(row));
      await session.run(q.dropOutlets(row));
      if (roundup.state !== 'published') return;
      const outlets = JSON.stringify(outletsIn(roundup));
      await session.run(q.addOutlets({ ...row, outlets }));
      const names = await session.all(q.names({ outlets }));
      await session.run(
        q.addText({
          ...row,
          ...indexedTexts(roundup),
          outlets: names.map(({ name }) => name).join('\n'),
        }),
      );
    },
    bind: (session, roundups) => async (filter) => {
      const match = matchOf(filter.text);
      if (match === undefined && filter.text.trim() !== '') return { hits: [], total: 0 };
      const fits = fitting(match, filter);
      const [count] = await session.all<{ count: number }>(
        sql<{ count: number }>`select count(*) as count ${fits}`.compile(db),
      );
      const page = await session.all(pageOf(db, match, fits, filter));
      const hits: SearchHit[] = [];
      for (const { number } of page) {
        const id = (await first(session.all(q.id({ number }))))?.id ?? '';
        const roundup = await roundups.find(id);
        const passage = match === undefined ? '' : await passageOf(q, session, match, number);
        if (roundup) hits.push({ roundup, passage });
      }
      return { hits, total: count?.count ?? 0 };
    },
  };
}

type Queries = ReturnType<typeof compiled>;

function compiled(db: Kysely<unknown>) {
  const raw = rawTemplates(db);
  return {
    number: raw<{ id: string }, { number: number }>(
      (slot) => sql`select number from roundup where id = ${slot.id}`,
    ),
    id: raw<{ number: number }, { id: string }>(
      (slot) => sql`select id from roundup where number = ${slot.number}`,
    ),
    dropText: raw<{ number: number }>(
      (slot) => sql`delete from roundupText where rowid = ${slot.number}`,
    ),
    dropOutlets: raw<{ number: number }>(
      (slot) => sql`delete from roundupOutlet where number = ${slot.number}`,
    ),
    addOutlets: raw<{ number: number; outlets: string }>(
      (slot) => sql`
        insert into roundupOutlet (number, outletId)
        select ${slot.number}, value from json_each(${slot.outlets})`,
    ),
    names: raw<{ outlets: string }, { name: string }>(
      (slot) => sql`
        select coalesce(name, value) as name
        from json_each(${slot.outlets}) left join outlet on outlet.id = value`,
    ),
    addText: raw<{ number: number; outlets: string } & ReturnType<typeof indexedTexts>>(
      (slot) => sql`
        insert into roundupText (rowid, title, lead, excerpt, headlines, outlets) values (
          ${slot.number}, ${slot.title}, ${slot.lead}, ${slot.excerpt}, ${slot.headlines},
          ${slot.outlets})`,
    ),
    passage: raw<{ match: string; number: number }, { passage: string }>(
      (slot) => sql`
        select snippet(roundupText, -1, ${sql.lit(markOpen)}, ${sql.lit(markClose)}, ' … ',
          ${sql.lit(passageWords)}) as passage
        from roundupText where roundupText match ${slot.match} and rowid = ${slot.number}`,
    ),
  };
}

/** The terms in the query language of FTS5; undefined when there is nothing to search for. */
function matchOf(text: string): string | undefined {
  const words = searchWords(text);
  if (words === undefined) return undefined;
  const wanted = words.wanted.map(phrase).join(' AND ');
  return [wanted, ...words.unwanted.map(phrase)].map((part) => `(${part})`).join(' NOT ');
}

const phrase = ({ words, isPrefix }: SearchTerm): string =>
  `"${words.join(' ')}"${isPrefix ? ' *' : ''}`;

/**
 * The `from` and `where` of a search. The index holds only published roundups, so a search by
 * words alone does not look at the roundups, which would cost more than all the rest.
 */
function fitting(match: string | undefined, filter: SearchFilter) {
  const conditions = searchConditions(filter);
  const all = (...more: readonly ReturnType<typeof sql>[]) =>
    sql.join([...more, ...conditions], sql` and `);
  if (match === undefined) return sql`from roundup r where ${all(sql`r.state = 'published'`)}`;
  const matches = sql`roundupText match ${match}`;
  if (conditions.length === 0) return sql`from roundupText where ${matches}`;
  return sql`
    from roundupText cross join roundup r on r.number = roundupText.rowid where ${all(matches)}`;
}

function pageOf(
  db: Kysely<unknown>,
  match: string | undefined,
  fits: ReturnType<typeof fitting>,
  { limit, offset = 0 }: SearchFilter,
) {
  // A word in the title counts more than one in an excerpt. Of equals, the newer comes first.
  const [number, order] =
    match === undefined
      ? [sql`r.number`, sql`r.at desc, r.id desc`]
      : [sql`roundupText.rowid`, sql`bm25(roundupText, 10, 4, 1, 2, 2), roundupText.rowid desc`];
  return sql<{ number: number }>`
    select ${number} as number ${fits} order by ${order} limit ${limit} offset ${offset}`.compile(
    db,
  );
}

async function passageOf(q: Queries, session: Session, match: string, number: number) {
  return (await first(session.all(q.passage({ match, number }))))?.passage ?? '';
}
