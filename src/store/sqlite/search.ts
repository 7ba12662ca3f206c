// The search index over published roundups: FTS5, joined by the roundup's number.

import { sql, type Kysely } from 'kysely';
import type { Roundup } from '../../domain/roundup.js';
import { first, rawTemplates, type SearchIndex, type Session } from '../sql/sql.js';
import type { SearchFilter, SearchHit } from '../store.js';
import { matchOf } from './query.js';

/** Marks around a match, from the private use area; taken out of what is indexed. */
const markOpen = '\ue000';
const markClose = '\ue001';
const passageWords = 24;

export function searchIndex(db: Kysely<unknown>): SearchIndex {
  const q = compiled(db);
  return {
    follow: async (session, roundup) => {
      const row = await first(session.all(q.number({ id: roundup.id })));
      if (!row) return;
      await session.run(q.dropText(row));
      await session.run(q.dropOutlets(row));
      if (roundup.state !== 'published') return;
      const outlets = JSON.stringify(outletsOf(roundup));
      await session.run(q.addOutlets({ ...row, outlets }));
      const names = await session.all(q.names({ outlets }));
      await session.run(
        q.addText({
          ...row,
          ...textsOf(roundup),
          outlets: names.map((one) => one.name).join('\n'),
        }),
      );
    },
    search: (session, roundups) => async (filter) => {
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
    addText: raw<{ number: number; outlets: string } & ReturnType<typeof textsOf>>(
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

/** Outlets shown and agencies credited, each once. */
function outletsOf({ lead, lines }: Roundup): readonly string[] {
  const credits = [...(lead ? [lead] : []), ...lines];
  return [...new Set(credits.flatMap((one) => [one.outletId, ...one.agencyIds]))];
}

function textsOf({ title, lead, lines }: Roundup) {
  const clean = (...texts: readonly string[]) => texts.join('\n').replace(/[\ue000\ue001]/g, '');
  return {
    title: clean(title.text),
    lead: clean(lead?.headline.text ?? ''),
    excerpt: clean(...(lead?.excerpt ?? []).map((paragraph) => paragraph.text)),
    headlines: clean(...lines.map((line) => line.headline.text)),
  };
}

/**
 * From where and under which conditions. The index holds published roundups alone, so words by
 * themselves are answered without looking at a roundup, which costs more than all the rest.
 */
function fitting(match: string | undefined, filter: SearchFilter) {
  const { outletId, label, from, before } = filter;
  const conditions: ReturnType<typeof sql>[] = [];
  if (from !== undefined) conditions.push(sql`r.at >= ${from}`);
  if (before !== undefined) conditions.push(sql`r.at < ${before}`);
  if (outletId !== undefined) {
    conditions.push(sql`exists (
      select 1 from roundupOutlet o where o.number = r.number and o.outletId = ${outletId})`);
  }
  if (label !== undefined) {
    conditions.push(sql`exists (
      select 1 from roundupLabel l
      where l.label = ${label} and l.state = 'published' and l.at = r.at and l.roundupId = r.id)`);
  }
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
  // A word in the title says more than one in an excerpt; of equals, the younger comes first.
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
