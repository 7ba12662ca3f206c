// Adds a feed and finds its outlet: one of the register, or a new unreviewed one.

import type { Clock } from '../domain/clock.js';
import type { Feed, FeedOffer, FeedState } from '../domain/feed.js';
import type { NewId } from '../domain/id.js';
import type { Outlet } from '../domain/outlet.js';
import { registrableDomain } from '../domain/address.js';
import { hourMs } from '../domain/time.js';
import type { Records, Store } from '../store/store.js';

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

/** Looks for the outlet by the site's host first, then by the feed's. */
async function outletOf(tx: Records, { url, siteUrl }: FeedOffer): Promise<Outlet> {
  const hosts = [siteUrl, url].flatMap((address) => hostOf(address));
  for (const host of hosts) {
    const outlet = await tx.outlets.findByHost(host);
    if (outlet !== undefined) return outlet;
  }
  const host = hosts[0] ?? 'unknown';
  const outlet = unreviewedOutlet(registrableDomain(host) ?? host);
  await tx.outlets.put([outlet]);
  return outlet;
}

function hostOf(address: string | undefined): readonly string[] {
  return address !== undefined && URL.canParse(address) ? [placeOf(new URL(address))] : [];
}

/** Hosts without a registrable domain are distinguished by port, too. */
const placeOf = ({ hostname, host }: URL): string =>
  registrableDomain(hostname) === undefined ? host : hostname;

/** Named after its domain: a feed's title may be that of one section only. */
function unreviewedOutlet(domain: string): Outlet {
  return {
    id: domain.replace(/[^a-z0-9]+/gi, '-').toLowerCase(),
    name: domain,
    kind: 'unreviewed',
    medium: 'site',
    homepage: `https://${domain}/`,
    domains: [domain],
    aliases: [],
    rank: 1_000,
    evidence: [],
    reviewed: false,
  };
}
