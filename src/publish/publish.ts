// Stage 5: a draft becomes a public page. The permalink is made once, here, and never moves.

import type { Handler } from '../bus/bus.js';
import { createCalendar, type CalendarDay } from '../domain/calendar.js';
import type { Clock } from '../domain/clock.js';
import { Fault } from '../domain/fault.js';
import { newestPages, type Roundup } from '../domain/roundup.js';
import type { Store } from '../store/store.js';
import { decide, type PublishRule } from './decide.js';
import { permalinksFor } from './permalink.js';
import { heldUntil, pagesWith } from './splinter.js';

export { slugFor } from './slug.js';

export interface PublisherNeeds {
  readonly store: Store;
  readonly clock: Clock;
  readonly config: PublishRule & { readonly timeZone: string };
}

export interface Publisher {
  readonly handle: Handler<'roundups.drafted'>;
  /**
   * By hand. Publishing what is public changes nothing; what was withdrawn comes back at its old
   * address. Faults: `not-found`; `conflict` when another roundup goes on with its event.
   */
  publish(roundupId: string): Promise<Roundup>;
  /** Takes a public page back; its address then says so. Faults: `not-found`, `conflict`. */
  withdraw(roundupId: string): Promise<Roundup>;
}

export function createPublisher({ store, clock, config }: PublisherNeeds): Publisher {
  const calendar = createCalendar(config.timeZone);

  /** The published form; within a transaction, since it takes a free address. */
  async function published(draft: Roundup, within: Store): Promise<Roundup> {
    const at = draft.publishedAt ?? clock();
    const path = draft.path ?? (await freePath(draft.title.text, calendar.dayOf(at), within));
    return { ...draft, state: 'published', publishedAt: at, path };
  }

  /** Until when a message about one draft waits with it. */
  async function putOffUntil(ids: readonly string[]): Promise<number | undefined> {
    const [id, ...others] = ids;
    const roundup =
      id === undefined || others.length > 0 ? undefined : await store.roundups.find(id);
    if (roundup === undefined || decide(roundup, config).kind !== 'publish') return undefined;
    return waitsUntil(roundup, store, clock());
  }

  async function carryOut(ids: readonly string[], within: Store): Promise<void> {
    const shown: string[] = [];
    const fresh: Roundup[] = [];
    for (const id of new Set(ids)) {
      const roundup = await within.roundups.find(id);
      if (roundup === undefined) continue;
      const { kind } = decide(roundup, config);
      if (kind === 'publish') {
        if (ids.length > 1 && (await waitsUntil(roundup, within, clock())) !== undefined) {
          // Alone in a message, it can be put off.
          await within.outbox.add('roundups.drafted', { roundupIds: [id] });
          continue;
        }
        await within.roundups.put(await published(roundup, within));
        fresh.push(roundup);
      }
      if (kind === 'publish' || kind === 'refresh') shown.push(id);
    }
    if (shown.length > 0) await announce(shown, within);
    await askForLines(fresh, within);
  }

  return {
    async handle(delivery) {
      const { roundupIds } = delivery.body;
      const until = await putOffUntil(roundupIds);
      if (until !== undefined && (await delivery.postpone(until))) return;
      await delivery.settle((within) => carryOut(roundupIds, within));
    },
    publish: (roundupId) =>
      store.transaction(async (within) => {
        const roundup = await existing(roundupId, within);
        if (roundup.state === 'published') return roundup;
        if (roundup.continuedBy !== undefined) {
          throw new Fault('conflict', `Roundup ${roundup.continuedBy} goes on with its event.`);
        }
        // Who publishes by hand has read the title, and accepts it.
        const touched = [...new Set([...roundup.touched, 'title' as const])];
        const done = { ...(await published(roundup, within)), touched, changedAt: clock() };
        await within.roundups.put(done);
        await announce([roundupId], within);
        await askForLines([done], within);
        return done;
      }),
    withdraw: (roundupId) =>
      store.transaction(async (within) => {
        const roundup = await existing(roundupId, within);
        if (roundup.state === 'withdrawn') return roundup;
        if (roundup.state !== 'published') {
          throw new Fault('conflict', 'Only a published roundup can be withdrawn.');
        }
        const done: Roundup = { ...roundup, state: 'withdrawn', changedAt: clock() };
        await within.roundups.put(done);
        await announce([roundupId], within);
        return done;
      }),
  };
}

async function freePath(title: string, on: CalendarDay, within: Store): Promise<string> {
  for (const path of permalinksFor(title, on)) {
    if ((await within.roundups.findByPath(path)) === undefined) return path;
  }
  throw new Fault('conflict', `No free address for “${title}”.`);
}

async function existing(roundupId: string, within: Store): Promise<Roundup> {
  const roundup = await within.roundups.find(roundupId);
  if (roundup === undefined) throw new Fault('not-found', 'There is no such roundup.');
  return roundup;
}

const waitsUntil = async (
  draft: Roundup,
  within: Store,
  now: number,
): Promise<number | undefined> => heldUntil(draft, await within.roundups.list(newestPages), now);

/** Their events are drafted again: lines that moved to the event of a new page leave for it. */
async function askForLines(fresh: readonly Roundup[], within: Store): Promise<void> {
  if (fresh.length === 0) return;
  const pages = await within.roundups.list(newestPages);
  const asked = fresh.flatMap(({ eventId }) => pagesWith(eventId, pages));
  const ids = new Set(asked.map(({ eventId }) => eventId));
  const eventIds = [...ids].filter((eventId) => eventId !== undefined);
  if (eventIds.length > 0) await within.outbox.add('events.changed', { eventIds });
}

async function announce(roundupIds: readonly string[], within: Store): Promise<void> {
  await within.touchSite();
  await within.outbox.add('roundups.published', { roundupIds });
}
