// Ids may be shortened to their first letters as long as only one id starts with them.

import { Fault } from '../domain/fault.js';
import type { IdKind, Store } from '../store/store.js';

/** Ids made in one batch share their first 13 letters, which are the time. */
const shortLengthMin = 13;
const namedMax = 5;

/**
 * The id that starts with `given`, or is equal to it. Undefined when there is none.
 * @throws Fault `conflict` when several ids start with it.
 */
export async function fullId(
  store: Store,
  kinds: readonly IdKind[],
  given: string,
): Promise<{ readonly kind: IdKind; readonly id: string } | undefined> {
  if (given === '') return undefined;
  const found: { kind: IdKind; id: string }[] = [];
  for (const kind of kinds) {
    for (const id of await store.idsStarting(kind, given, namedMax + 1)) found.push({ kind, id });
  }
  const [first, ...others] = found;
  const exact = found.find(({ id }) => id === given);
  if (exact !== undefined || others.length === 0) return exact ?? first;
  const names = found.slice(0, namedMax).map(({ id }) => id);
  const more = found.length > namedMax ? ' …' : '';
  throw new Fault('conflict', `Several ids start with ${given}: ${names.join(', ')}${more}`);
}

/** The shortest beginnings, of equal length, that distinguish the ids from each other. */
export function shortIds(ids: readonly string[]): (id: string) => string {
  const longest = Math.max(0, ...ids.map((id) => id.length));
  let length = shortLengthMin;
  while (length < longest && new Set(ids.map((id) => id.slice(0, length))).size < ids.length) {
    length += 1;
  }
  return (id) => id.slice(0, length);
}
