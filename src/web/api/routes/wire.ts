// The wire: events as rows, page by page.

import type { WirePage } from '../api-types.js';
import { route } from '../route.js';
import { wireFilters, wireOrders } from '../wire/wire-order.js';

const rowsMax = 200;

export const wireRoute = route({
  method: 'GET',
  path: '/wire',
  action: 'read-desk',
  async answer({ query, account }, { wire }): Promise<WirePage> {
    const liveAfter = await wire.revision();
    const filter = wireFilters.find((name) => name === query['state']);
    const rows = await wire.rows(
      {
        order: wireOrders.find((name) => name === query['order']) ?? 'rising',
        ...(filter === undefined ? {} : { filter }),
        text: query['q'] ?? '',
      },
      account,
    );
    // The cursor is the last row's id: rows that move between two questions are not shown twice.
    const after = rows.findIndex(({ id }) => id === query['cursor']) + 1;
    const page = rows.slice(after, after + rowsMax);
    const last = page.at(-1);
    const isLast = after + rowsMax >= rows.length || last === undefined;
    return { rows: page, total: rows.length, liveAfter, ...(isLast ? {} : { cursor: last.id }) };
  },
});
