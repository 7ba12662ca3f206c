// A folder of its own for a test's database.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { MakePlace } from '../store.contract.js';
import { openSqliteStore } from './sqlite.js';

export const sqlitePlace: MakePlace = async (parts) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'muster-store-'));
  const file = path.join(folder, 'muster.sqlite');
  const backupFile = path.join(folder, 'backup.sqlite');
  return {
    backupFile,
    open: () => openSqliteStore({ file, ...parts }),
    openReader: () => openSqliteStore({ file, ...parts, readOnly: true }),
    openBackup: () => openSqliteStore({ file: backupFile, ...parts, readOnly: true }),
    remove: () => rm(folder, { recursive: true }),
  };
};
