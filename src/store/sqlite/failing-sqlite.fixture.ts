// The platform's SQLite with calls that fail on demand, to see what becomes of the store.

import type { Sqlite, SqliteDatabase } from './platform.js';

export interface Trouble {
  /** Calls made so far. */
  calls: number;
  /** The call that fails; none when undefined. */
  failAt: number | undefined;
  /** Result code of SQLite it fails with. */
  errcode: number;
  /** Fails after the call took effect, as a disk may. */
  late: boolean;
}

export function faultySqlite(sqlite: Sqlite, trouble: Trouble): Sqlite {
  const through = <T>(call: () => T): T => {
    trouble.calls += 1;
    const fails = trouble.calls === trouble.failAt;
    if (fails && !trouble.late) throw failure(trouble.errcode);
    const result = call();
    if (fails) throw failure(trouble.errcode);
    return result;
  };
  const wrap = (database: SqliteDatabase): SqliteDatabase => ({
    get isTransaction() {
      return database.isTransaction ?? false;
    },
    exec: (sql) => through(() => database.exec(sql)),
    close: () => database.close(),
    prepare: (sql) => {
      const statement = through(() => database.prepare(sql));
      return {
        all: (...values) => through(() => statement.all(...values)),
        run: (...values) => through(() => statement.run(...values)),
      };
    },
  });
  return { ...sqlite, open: (file, options) => wrap(sqlite.open(file, options)) };
}

const failure = (errcode: number): Error =>
  Object.assign(new Error(`Failed on purpose with ${errcode}.`), {
    code: 'ERR_SQLITE_ERROR',
    errcode,
  });
