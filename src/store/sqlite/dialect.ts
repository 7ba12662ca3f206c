// The dialect of SQLite.

import {
  DummyDriver,
  Kysely,
  sql,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Dialect } from '../dialect.js';
import { searchIndex } from './search.js';

const db = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (some) => new SqliteIntrospector(some),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

export const sqliteDialect: Dialect = {
  name: 'sqlite',
  db,
  define: (tables) => tables,
  elements: (list) => sql`select value from json_each(${list})`,
  search: searchIndex(db),
};
