// A lock that ends with its process, even a killed one. SQLite takes it from the system.

import { faultOf, isBusy } from './faults.js';
import { platformSqlite } from './platform.js';

/**
 * Holds `file` until released or the process dies; undefined when another holds it.
 * Creates the file, which stays empty and remains after the release.
 */
export async function lockFile(file: string): Promise<{ release(): Promise<void> } | undefined> {
  const sqlite = await platformSqlite();
  try {
    const database = sqlite.open(file);
    try {
      database.exec('pragma busy_timeout = 0; pragma journal_mode = memory; begin exclusive');
    } catch (thrown) {
      database.close();
      throw thrown;
    }
    return { release: async () => database.close() };
  } catch (thrown) {
    const fault = faultOf(thrown);
    if (isBusy(fault)) return undefined;
    throw fault;
  }
}
