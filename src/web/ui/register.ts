// The register of outlets as a page needs it: every id has a name, known or not.

import type { Outlet } from '../../domain/outlet.js';

export interface Register {
  readonly outlets: readonly Outlet[];
  /** An id the register does not know is a name as printed, of an unreviewed outlet. */
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
