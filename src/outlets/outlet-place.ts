// What distinguishes one outlet from another on the web: its domain, or its place on a platform
// that hosts many writers. Pure.

import { registrableDomain } from '../domain/address.js';

export interface OutletPlace {
  /** A domain, or a domain and a path: `paper.example`, `medium.com/@writer`. */
  readonly name: string;
  /** Domains that belong to this outlet alone. */
  readonly domains: readonly string[];
  /** Whether it is on a platform: an outlet of the platform's own domain is another one. */
  readonly isHosted: boolean;
  /** The host of the address, with the port if it has no registrable domain. */
  readonly host: string;
}

interface Platform {
  /** The registrable domain of the platform. */
  readonly domain: string;
  /** The writer in an address, in the first group. */
  readonly writer: RegExp;
}

/** Platforms on which a path or a parameter names the writer. */
const platformsByPath: readonly Platform[] = [
  { domain: 'medium.com', writer: /^\/(?:feed\/)?(@?[\w.-]+)/ },
  { domain: 'youtube.com', writer: /[?&](?:channel_id|user|playlist_id)=([\w-]+)/ },
  { domain: 'youtube.com', writer: /^\/(?:channel\/|user\/|c\/)?(@?[\w.-]+)/ },
  { domain: 'feedburner.com', writer: /^\/(?:~r\/)?([\w.-]+)/ },
  { domain: 'reddit.com', writer: /^\/((?:r|u|user)\/[\w-]+)/ },
  { domain: 'bsky.app', writer: /^\/profile\/([\w.:-]+)/ },
  { domain: 't.me', writer: /^\/(?:s\/)?(\w+)/ },
  { domain: 'github.com', writer: /^\/([\w-]+)/ },
  { domain: 'soundcloud.com', writer: /^\/([\w-]+)/ },
  { domain: 'libsyn.com', writer: /^\/([\w-]+)/ },
];
/** Platforms on which a subdomain names the writer, beside those of the public suffix list. */
const platformsByHost = new Set([
  ...['substack.com', 'wordpress.com', 'tumblr.com', 'livejournal.com', 'typepad.com'],
  ...[
    'ghost.io',
    'beehiiv.com',
    'buttondown.email',
    'over-blog.com',
    'hatenablog.com',
    'medium.com',
  ],
]);
const sharedSubdomains = new Set(['www', 'feeds', 'feeds2', 'rss', 'api', 'm', 'mobile', 'old']);

/** The place of an outlet by one of its addresses; undefined for an invalid address. */
export function outletPlace(address: string | undefined): OutletPlace | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  const domain = registrableDomain(url.hostname);
  // Hosts without a registrable domain are distinguished by port, too.
  if (domain === undefined) {
    return { name: url.host, domains: [url.host], isHosted: false, host: url.host };
  }
  const writer = writerIn(url, domain);
  if (writer !== undefined) {
    return { name: `${domain}/${writer}`, domains: [], isHosted: true, host: url.hostname };
  }
  if (!platformsByHost.has(domain)) {
    return { name: domain, domains: [domain], isHosted: false, host: url.hostname };
  }
  const host = url.hostname.replace(/^www\./, '');
  return { name: host, domains: host === domain ? [] : [host], isHosted: true, host };
}

function writerIn(url: URL, domain: string): string | undefined {
  const [subdomain = ''] = url.hostname.split('.');
  if (url.hostname !== domain && !sharedSubdomains.has(subdomain)) return undefined;
  const place = `${url.pathname}${url.search}`;
  return platformsByPath
    .filter((platform) => platform.domain === domain)
    .map(({ writer }) => writer.exec(place)?.[1])
    .find((found) => found !== undefined);
}
