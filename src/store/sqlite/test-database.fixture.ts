// A SQLite database in a folder of its own, for one test.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { MakeTestDatabase } from '../contract/test-store.fixture.js';
import { openSqliteStore } from './sqlite.js';

export const sqliteTestDatabase: MakeTestDatabase = async (parts) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'muster-store-'));
  const file = path.join(folder, 'muster.sqlite');
  const backupFile = path.join(folder, 'backup.sqlite');
  return {
    open: () => openSqliteStore({ file, ...parts }),
    openReader: () => openSqliteStore({ file, ...parts, readOnly: true }),
    backup: {
      file: backupFile,
      open: () => openSqliteStore({ file: backupFile, ...parts, readOnly: true }),
    },
    remove: () => rm(folder, { recursive: true }),
  };
};
