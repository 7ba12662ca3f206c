// A lock that ends with its process or its connection: the server's own.

import pg from 'pg';
import { connectionTo } from './connect.js';
import { faultOf } from './faults.js';

/** Holds the lock until released or the connection ends; undefined when another holds it. */
export async function lockDatabase(
  url: string,
  schema: string,
): Promise<{ release(): Promise<void> } | undefined> {
  const client = new pg.Client(connectionTo(url));
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ held: boolean }>(
      "select pg_try_advisory_lock(hashtext('muster watch'), hashtext($1)) as held",
      [schema],
    );
    if (rows[0]?.held === true) return { release: () => client.end().catch(() => undefined) };
    await client.end();
    return undefined;
  } catch (thrown) {
    await client.end().catch(() => undefined);
    throw faultOf(thrown);
  }
}
