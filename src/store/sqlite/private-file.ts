// Databases and backups hold drafts and addresses: only their owner may read them.

import { existsSync } from 'node:fs';
import { chmod, open } from 'node:fs/promises';

const ownerOnly = 0o600;

/**
 * Creates the file if it is missing, and closes it to everybody but its owner. SQLite gives its
 * side files the same mode. A file of another owner keeps its mode. An existing file is never
 * opened: closing it would drop the locks that SQLite holds on it in this process.
 */
export async function keepPrivate(file: string): Promise<void> {
  if (file === ':memory:') return;
  try {
    if (existsSync(file)) await chmod(file, ownerOnly);
    else await (await open(file, 'wx', ownerOnly)).close();
  } catch {
    // Whoever opens the database next reports the reason.
  }
}
