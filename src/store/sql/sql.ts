// The queries that all databases share, built with kysely, run on a session of any of them.

import type { Kysely } from 'kysely';
import { nouns, type Records } from '../nouns.js';
import { prepareIds } from './ids.js';
import type { NounNeeds } from './noun.js';
import type { Session } from './session.js';
import { prepareSite, siteTables, type SiteTables } from './site.js';

export { migrations, statementsOf } from './migrations.js';
export type { Migration } from './noun.js';
export { first, rawTemplates, type Session } from './session.js';

/** Compiles all queries once. The result binds them to a session. */
export function prepareRecords(needs: NounNeeds): (session: Session) => Records {
  const prepared = Object.entries(nouns).map(
    ([name, noun]) => [name, noun.prepare(needs)] as const,
  );
  const site = prepareSite(needs.dialect.db as Kysely<SiteTables>);
  const ids = prepareIds(needs.dialect.db as Kysely<unknown>);
  return (session) => {
    const bound = prepared.map(([name, bind]) => [name, bind(session)]);
    return { ...(Object.fromEntries(bound) as Records), ...site(session), ...ids(session) };
  };
}

/** The tables with the columns that identify a row; a table comes after those it refers to. */
export function copiedTables(): readonly (readonly [string, readonly string[]])[] {
  const tables = Object.values(nouns).flatMap((noun) => Object.entries(noun.tables));
  return [...tables, ...Object.entries(siteTables)];
}

/** What there is to count: a name, and the tables whose rows it adds up. */
export function countedTables(): readonly (readonly [string, readonly string[]])[] {
  return Object.values(nouns).flatMap((noun) => Object.entries(noun.counts ?? {}));
}
