// The register of outlets as pages use it: every id has a name, even an unknown one.

import type { Outlet } from '../../domain/outlet.js';

export interface Register {
  readonly outlets: readonly Outlet[];
  /** Never fails: an unknown id becomes an unreviewed outlet that has the id as its name. */
  find(id: string): Outlet;
  knows(id: string): boolean;
}

export function createRegister(outlets: readonly Outlet[]): Register {
  const byId = new Map(outlets.map((outlet) => [outlet.id, outlet]));
  return {
    outlets,
    find: (id) => byId.get(id) ?? unknownOutlet(id),
    knows: (id) => byId.has(id),
  };
}

function unknownOutlet(id: string): Outlet {
  return {
    id,
    name: id,
    kind: 'unreviewed',
    medium: 'site',
    domains: [],
    aliases: [],
    rank: Number.MAX_SAFE_INTEGER,
    evidence: [],
    reviewed: false,
  };
}
