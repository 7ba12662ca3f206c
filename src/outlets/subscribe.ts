// Adds a feed and finds its outlet: one of the register, or a new unreviewed one.

import type { Clock } from '../domain/clock.js';
import type { Feed, FeedOffer, FeedState } from '../domain/feed.js';
import type { NewId } from '../domain/id.js';
import type { Outlet } from '../domain/outlet.js';
import { hourMs } from '../domain/time.js';
import type { Records, Store } from '../store/store.js';
import { outletPlace, type OutletPlace } from './outlet-place.js';
import { siteName } from './site-name.js';

export type Subscribed =
  { readonly kind: 'added'; readonly feed: Feed } | { readonly kind: 'known'; readonly feed: Feed };

/** First polling interval; the fetcher adapts it. */
const firstIntervalMs = hourMs;

/** Adds the feed unless its address is known. Idempotent by address. */
export async function subscribe(
  store: Store,
  wanted: FeedOffer & {
    readonly fetchPages: boolean;
    readonly outletId?: string;
    readonly state?: FeedState;
  },
  { clock, newId }: { readonly clock: Clock; readonly newId: NewId },
): Promise<Subscribed> {
  const known = await store.feeds.findByUrl(wanted.url);
  if (known !== undefined) return { kind: 'known', feed: known };
  return store.transaction(async (tx) => {
    const outletId = wanted.outletId ?? (await outletOf(tx, wanted)).id;
    const now = clock();
    const feed: Feed = {
      id: newId(),
      url: wanted.url,
      outletId,
      title: wanted.title ?? new URL(wanted.url).host,
      ...(wanted.siteUrl === undefined ? {} : { siteUrl: wanted.siteUrl }),
      labels: wanted.labels ?? [],
      fetchPages: wanted.fetchPages,
      state: wanted.state ?? 'active',
      addedAt: now,
      dueAt: now,
      intervalMs: firstIntervalMs,
      failures: 0,
    };
    await tx.feeds.add(feed);
    return { kind: 'added', feed };
  });
}

/** Looks for the outlet by the site's address first, then by the feed's. */
async function outletOf(store: Records, { url, siteUrl, title }: FeedOffer): Promise<Outlet> {
  const places = [siteUrl, url].flatMap((address) => outletPlace(address) ?? []);
  for (const { name, isHosted, host } of places) {
    const byHost = await store.outlets.findByHost(host);
    if (byHost !== undefined && (!isHosted || byHost.domains.includes(host))) return byHost;
    const byName = isHosted ? await store.outlets.find(idOf(name)) : undefined;
    if (byName !== undefined) return byName;
  }
  const outlet = unreviewedOutlet(
    places[0] ?? { name: 'unknown', domains: [], isHosted: false, host: '' },
    title,
  );
  await store.outlets.put([outlet]);
  return outlet;
}

const idOf = (name: string): string => name.replace(/[^a-z0-9]+/gi, '-').toLowerCase();

/** Its id comes from the address, so that feeds of several sections share it. */
function unreviewedOutlet({ name, domains }: OutletPlace, title: string | undefined): Outlet {
  return {
    id: idOf(name),
    name: siteName(title, name) ?? name,
    kind: 'unreviewed',
    medium: 'site',
    homepage: `https://${name}/`,
    domains,
    aliases: [],
    rank: 1_000,
    evidence: [],
    reviewed: false,
  };
}
