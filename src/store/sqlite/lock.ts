// A lock that ends with its process, however that ends: the system's own, taken through SQLite.

import { faultOf, isBusy } from './faults.js';
import { platformSqlite } from './platform.js';

/**
 * Holds `file` until released or the process dies; undefined when another holds it.
 * The file is made, stays empty, and may be left lying about.
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
