// The seams between the databases. Everything else in `sql/` is the same for all of them.

import type { Kysely, RawBuilder } from 'kysely';
import type { Roundup } from '../domain/roundup.js';
import type { Roundups } from './records/roundups.js';
import type { Session } from './sql/session.js';

export interface Dialect {
  readonly name: 'sqlite' | 'postgres';
  /** Compiles queries. It is connected to nothing. */
  readonly db: Kysely<unknown>;
  /** Translates a table definition, which is written in SQLite's words with quoted names. */
  define(tables: string): string;
  /** The texts of a JSON list, as a subquery with one column `value`. */
  elements(list: string): RawBuilder<{ value: string }>;
  readonly search: SearchIndex;
}

/** Full-text search over published roundups. */
export interface SearchIndex {
  /** The definition of its own tables. */
  readonly tables: string;
  /** Indexes a published roundup again, or removes one that is not published. */
  follow(session: Session, roundup: Roundup): Promise<void>;
  bind(session: Session, roundups: Pick<Roundups, 'find'>): Roundups['search'];
}
