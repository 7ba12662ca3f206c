// One event with all its reports.

import { Fault } from '../../../domain/fault.js';
import { route } from '../route.js';
import { eventView } from '../views/event-view.js';

export const eventRoute = route({
  method: 'GET',
  path: '/events/:id',
  action: 'read-desk',
  async answer({ params, account }, { wire, store }) {
    const row = await wire.row(params['id'] ?? '', account);
    if (row === undefined) throw new Fault('not-found', 'There is no such event.');
    return eventView(row, store);
  },
});
