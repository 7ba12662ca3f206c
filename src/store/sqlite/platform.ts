// Picks the SQLite this platform has: its own `node:sqlite`, else the package of the same API.

export interface SqliteStatement {
  all(...values: unknown[]): unknown[];
  run(...values: unknown[]): { changes: number | bigint };
}

export interface SqliteDatabase {
  prepare(sql: string): SqliteStatement;
  exec(sql: string): void;
  close(): void;
  readonly isTransaction?: boolean;
}

export interface Sqlite {
  open(file: string, options?: { readonly readOnly?: boolean }): SqliteDatabase;
  /** Copies in steps, off this thread; undefined where the platform cannot. */
  readonly backup: BackupFunction | undefined;
}

type BackupFunction = (
  from: SqliteDatabase,
  toFile: string,
  options: {
    readonly rate: number;
    readonly progress: (pages: { totalPages: number; remainingPages: number }) => void;
  },
) => Promise<number>;

interface SqliteModule {
  readonly DatabaseSync: new (
    file: string,
    options?: { readonly readOnly?: boolean },
  ) => SqliteDatabase;
  readonly backup?: BackupFunction;
}

export async function platformSqlite(): Promise<Sqlite> {
  const { DatabaseSync, backup } = ownModule() ?? (await packagedModule());
  return { open: (file, options) => new DatabaseSync(file, { ...options }), backup };
}

/** `node:sqlite`, without its warning that it is young; undefined before Node 22.13. */
function ownModule(): SqliteModule | undefined {
  const warn = process.emitWarning;
  process.emitWarning = () => undefined;
  try {
    return process.getBuiltinModule('node:sqlite' as 'node:fs') as unknown as SqliteModule;
  } finally {
    process.emitWarning = warn;
  }
}

async function packagedModule(): Promise<SqliteModule> {
  return (await import('@photostructure/sqlite')) as unknown as SqliteModule;
}
