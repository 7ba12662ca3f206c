// Takes an event, sets it aside, marks it as seen; and the opposite of each.

import { z } from 'zod';
import { Fault } from '../../../domain/fault.js';
import type { Triage } from '../../../domain/triage.js';
import { triageActions, type TriageAction } from '../api-types.js';
import { route } from '../route.js';

export const triageRoute = route({
  method: 'POST',
  path: '/events/:id/triage',
  action: 'edit-roundup',
  body: z.strictObject({ action: z.enum(triageActions) }),
  async answer({ params, body, account }, { wire, store, clock }) {
    const eventId = await store.transaction(async (tx) => {
      const event = await tx.events.resolve(params['id'] ?? '');
      if (event === undefined) throw new Fault('not-found', 'There is no such event.');
      if (body.action === 'see') await tx.triages.see(account.id, event.id, clock());
      else if (body.action === 'unsee') await tx.triages.unsee(account.id, event.id);
      else {
        const before = await tx.triages.find(event.id);
        const reports = event.articles;
        const change = changes[body.action]({ accountId: account.id, now: clock(), reports });
        const { takenBy, setAsideAt, setAsideReports } = { ...before, ...change };
        await tx.triages.put({
          eventId: event.id,
          changedAt: clock(),
          ...(takenBy === undefined ? {} : { takenBy }),
          ...(setAsideAt === undefined ? {} : { setAsideAt }),
          ...(setAsideReports === undefined ? {} : { setAsideReports }),
        });
      }
      return event.id;
    });
    wire.touch(eventId);
    return wire.row(eventId, account);
  },
});

interface Moment {
  readonly accountId: string;
  readonly now: number;
  readonly reports: number;
}

type Change = {
  readonly [K in 'takenBy' | 'setAsideAt' | 'setAsideReports']?: Triage[K] | undefined;
};

const changes: Readonly<
  Record<Exclude<TriageAction, 'see' | 'unsee'>, (moment: Moment) => Change>
> = {
  take: ({ accountId }) => ({ takenBy: accountId }),
  release: () => ({ takenBy: undefined }),
  'set-aside': ({ now, reports }) => ({ setAsideAt: now, setAsideReports: reports }),
  'bring-back': () => ({ setAsideAt: undefined, setAsideReports: undefined }),
};
