// Looks up where reports are now that a page lists but no longer counts.

import type { Told } from '../../domain/roundup.js';
import type { SiteStore } from '../../store/store.js';
import type { Destination } from '../ui/parts/moved-report.js';
import { isPublic } from '../ui/public-roundup.js';

/** Enough articles to see whether the event has another report. */
const headsMax = 10;

/** By the id of the event that each report moved to; reports that did not move add nothing. */
export async function destinationsOf(
  reports: readonly Pick<Told, 'movedTo'>[],
  store: SiteStore,
): Promise<ReadonlyMap<string, Destination>> {
  const found = new Map<string, Destination>();
  for (const { movedTo } of reports) {
    if (movedTo === undefined || found.has(movedTo)) continue;
    found.set(movedTo, await destinationOf(movedTo, store));
  }
  return found;
}

async function destinationOf(eventId: string, store: SiteStore): Promise<Destination> {
  const event = await store.events.resolve(eventId);
  if (event === undefined) return { kind: 'alone' };
  const page = await store.roundups.findByEvent(event.id);
  if (isPublic(page)) return { kind: 'page', path: page.path, title: page.title.text };
  const heads = await store.articles.headsOf(event.id, headsMax);
  const remaining = heads.filter(({ withdrawnAt }) => withdrawnAt === undefined);
  return { kind: remaining.length > 1 ? 'grouped' : 'alone' };
}
