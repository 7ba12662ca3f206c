// A new feed, and the outlet it speaks for: known by the register, or new and unreviewed.

import type { Clock } from '../domain/clock.js';
import type { Feed, FeedOffer, FeedState } from '../domain/feed.js';
import type { NewId } from '../domain/id.js';
import type { Outlet } from '../domain/outlet.js';
import { registrableDomain } from '../domain/address.js';
import { hourMs } from '../domain/time.js';
import type { Store } from '../store/store.js';

export type Subscribed =
  { readonly kind: 'added'; readonly feed: Feed } | { readonly kind: 'known'; readonly feed: Feed };

/** First guess of the pace; the fetcher adapts it. */
const firstIntervalMs = hourMs;

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

/** The feed's own host speaks first; a feed served by a third party is told by its site. */
async function outletOf(store: Store, { url, siteUrl }: FeedOffer): Promise<Outlet> {
  const hosts = [siteUrl, url].flatMap((address) => hostOf(address));
  for (const host of hosts) {
    const outlet = await store.outlets.findByHost(host);
    if (outlet !== undefined) return outlet;
  }
  const host = hosts[0] ?? 'unknown';
  const outlet = unreviewedOutlet(registrableDomain(host) ?? host);
  await store.outlets.put([outlet]);
  return outlet;
}

function hostOf(address: string | undefined): readonly string[] {
  return address !== undefined && URL.canParse(address) ? [placeOf(new URL(address))] : [];
}

/** Machines without a domain of their own are told apart by their ports too. */
const placeOf = ({ hostname, host }: URL): string =>
  registrableDomain(hostname) === undefined ? host : hostname;

/** Named after its domain: the title is that of one feed, which may be one section of many. */
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
