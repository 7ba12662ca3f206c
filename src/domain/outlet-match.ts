// Finds an outlet by the host a report came from or by the name it is credited with.

import type { Outlet } from './outlet.js';

export interface OutletIndex {
  /** By host or parent domain: `edition.example.com` finds the outlet of `example.com`. */
  byHost(host: string): Outlet | undefined;
  /** By name or alias; ignores case, accents, a leading "The" and punctuation. */
  byName(name: string): Outlet | undefined;
}

/** Indexes the register. If two outlets claim one key, the first in the list keeps it. */
export function indexOutlets(outlets: readonly Outlet[]): OutletIndex {
  const hosts = new Map<string, Outlet>();
  const names = new Map<string, Outlet>();
  const claim = (map: Map<string, Outlet>, key: string, outlet: Outlet): void => {
    if (key !== '' && !map.has(key)) map.set(key, outlet);
  };
  // Names come first, so that an alias never takes another outlet's name.
  for (const outlet of outlets) claim(names, outletKey(outlet.name), outlet);
  for (const outlet of outlets) {
    for (const alias of outlet.aliases) claim(names, outletKey(alias), outlet);
    for (const domain of outlet.domains) claim(hosts, domain.toLowerCase(), outlet);
  }
  return {
    byHost: (host) =>
      parentsOf(host.toLowerCase().replace(/\.$/, ''))
        .map((name) => hosts.get(name))
        .find((outlet) => outlet !== undefined),
    byName: (name) => names.get(outletKey(name)),
  };
}

/** A key that is equal for names readers consider equal: `The L.A. Times`, `LA Times`. */
export function outletKey(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/^the\s+/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** `a.b.example.com` → itself, `b.example.com`, `example.com`. */
function parentsOf(host: string): readonly string[] {
  const labels = host.split('.');
  const depths = Math.max(1, Math.min(labels.length - 1, hostDepthMax));
  return Array.from({ length: depths }, (_, depth) =>
    labels.slice(-(depths - depth + 1)).join('.'),
  );
}

/** Deeper hosts are looked up by their last labels only. */
const hostDepthMax = 8;
