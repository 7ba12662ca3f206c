// What a noun brings to the store: its tables, how they came to be, and its queries.

import type { Clock } from '../../domain/clock.js';
import type { NewId } from '../../domain/id.js';
import type { Dialect } from '../dialect.js';
import type { Session } from './session.js';

export interface Noun<R> {
  /** Its tables, each with the columns that identify a row. */
  readonly tables: Readonly<Record<string, readonly string[]>>;
  /** What `counts` reports: a name, and the tables whose rows it adds up. */
  readonly counts?: Readonly<Record<string, readonly string[]>>;
  readonly migrations: readonly Migration[];
  /** Compiles the queries once. The result binds them to a session. */
  prepare(needs: NounNeeds): (session: Session) => R;
}

export interface NounNeeds {
  readonly dialect: Dialect;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** A change to the tables. A released one is never edited, only followed by another. */
export interface Migration {
  /** Its place in the order of all migrations, from 1. */
  readonly number: number;
  readonly name: string;
  /** In SQLite's words, with names that have capitals in quotes. Each dialect translates it. */
  readonly sql: string | ((dialect: Dialect) => string);
}
