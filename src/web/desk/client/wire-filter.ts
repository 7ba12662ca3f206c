// The filter of the wire. It is the page's address, so that it can be bookmarked.

import type { WireOrder } from '../../api/api-types.js';

export const orders: readonly WireOrder[] = ['rising', 'newest', 'size'];
export const wireStates = [
  'unseen',
  'taken',
  'drafted',
  'published',
  'set-aside',
  'single',
] as const;

export interface WireFilter {
  readonly order: WireOrder;
  readonly state: (typeof wireStates)[number] | '';
  readonly text: string;
}

export function filterFrom(search: string): WireFilter {
  const query = new URLSearchParams(search);
  return {
    order: orders.find((order) => order === query.get('order')) ?? 'rising',
    state: wireStates.find((state) => state === query.get('state')) ?? '',
    text: query.get('q') ?? '',
  };
}

/** `?order=size`, or nothing for the default. */
export function queryOf({ order, state, text }: WireFilter, cursor?: string): string {
  const query = new URLSearchParams({
    ...(order === 'rising' ? {} : { order }),
    ...(state === '' ? {} : { state }),
    ...(text === '' ? {} : { q: text }),
    ...(cursor === undefined ? {} : { cursor }),
  }).toString();
  return query === '' ? '' : `?${query}`;
}
