// Where a report stands that a page lists and does not count any more.

import type { Told } from '../../domain/roundup.js';
import type { Store } from '../../store/store.js';
import { isPublic } from './public-roundup.js';

export type Elsewhere =
  | { readonly kind: 'page'; readonly path: string; readonly title: string }
  /** With other reports, in an event that no page tells of. */
  | { readonly kind: 'apart' }
  | { readonly kind: 'alone' };

/** Enough to see whether another one stands there. */
const companyMax = 10;

/** By the events the reports moved to. */
export async function elsewhereOf(
  reports: readonly Pick<Told, 'movedTo'>[],
  store: Store,
): Promise<ReadonlyMap<string, Elsewhere>> {
  const found = new Map<string, Elsewhere>();
  for (const { movedTo } of reports) {
    if (movedTo === undefined || found.has(movedTo)) continue;
    found.set(movedTo, await placeOf(movedTo, store));
  }
  return found;
}

async function placeOf(eventId: string, store: Store): Promise<Elsewhere> {
  const event = await store.events.resolve(eventId);
  if (event === undefined) return { kind: 'alone' };
  const page = await store.roundups.findByEvent(event.id);
  if (isPublic(page)) return { kind: 'page', path: page.path, title: page.title.text };
  const heads = await store.articles.headsOf(event.id, companyMax);
  const standing = heads.filter(({ withdrawnAt }) => withdrawnAt === undefined);
  return { kind: standing.length > 1 ? 'apart' : 'alone' };
}
