// Orders and filters the rows of the wire. Pure.

import type { WireOrder, WireRow } from '../api-types.js';

export const wireOrders = ['rising', 'newest', 'size'] as const satisfies readonly WireOrder[];
export const wireFilters = [
  'unseen',
  'taken',
  'drafted',
  'published',
  'set-aside',
  'single',
] as const;
export type WireFilter = (typeof wireFilters)[number];

const comparisons: Readonly<Record<WireOrder, (a: WireRow, b: WireRow) => number>> = {
  rising: (a, b) => b.rising - a.rising || b.lastAt - a.lastAt,
  newest: (a, b) => b.lastAt - a.lastAt,
  size: (a, b) => b.origins - a.origins || b.reports - a.reports || b.lastAt - a.lastAt,
};

/** The rows in an order; rows that are equal in it come by id, so that pages never overlap. */
export function ordered(rows: readonly WireRow[], order: WireOrder): readonly WireRow[] {
  const compare = comparisons[order];
  return [...rows].sort((a, b) => compare(a, b) || (a.id < b.id ? 1 : -1));
}

/** Without a filter everything is shown that was not set aside. */
export function passes(row: WireRow, filter: WireFilter | undefined): boolean {
  switch (filter) {
    case undefined:
      return row.state !== 'set-aside';
    case 'unseen':
      return row.state !== 'set-aside' && (row.sinceSeen === undefined || row.sinceSeen > 0);
    case 'taken':
      return row.takenBy !== undefined;
    case 'single':
      return row.outlets === 1 && row.state !== 'set-aside';
    default:
      return row.state === filter;
  }
}
