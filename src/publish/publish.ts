// Stage 5: a draft becomes a public page. The permalink is made once, here, and never moves.

import type { Handler } from '../bus/bus.js';
import type { Config } from '../config.js';
import { createCalendar, type CalendarDay } from '../domain/calendar.js';
import type { Clock } from '../domain/clock.js';
import { Fault } from '../domain/fault.js';
import { newestPages, type Roundup } from '../domain/roundup.js';
import type { ReadRecords, Records, Store } from '../store/store.js';
import { decide, type Decision, type PublishRule } from './decide.js';
import { lateDate } from './late.js';
import { permalinksFor } from './permalink.js';
import { heldUntil, pagesWith } from './splinter.js';

export { slugFor } from './slug.js';

/** What becomes of a roundup now. */
type Verdict = Decision | { readonly kind: 'wait'; readonly until: number };

export interface PublisherNeeds {
  readonly store: Store;
  readonly clock: Clock;
  readonly config: PublishRule & Pick<Config, 'draftOriginsMin' | 'timeZone'>;
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

export function createPublisher(needs: PublisherNeeds): Publisher {
  const { store, clock, config } = needs;
  const calendar = createCalendar(config.timeZone);

  /** The published form; within a transaction, since it takes a free address. */
  async function published(draft: Roundup, tx: Records): Promise<Roundup> {
    if (draft.publishedAt !== undefined) return { ...draft, state: 'published' };
    const at = clock();
    const event = draft.eventId && (await tx.events.find(draft.eventId));
    const dates = { publishedAt: at, ...(event ? lateDate(event.lastAt, at) : {}) };
    const day = calendar.dayOf(dates.datedAt ?? at);
    const path = await freePath(draft.title.text, day, tx);
    return { ...draft, state: 'published', ...dates, path };
  }

  async function carryOut(ids: readonly string[], tx: Records): Promise<void> {
    const shown: string[] = [];
    const fresh: Roundup[] = [];
    for (const id of new Set(ids)) {
      const roundup = await tx.roundups.find(id);
      if (roundup === undefined) continue;
      const { kind } = await verdictOn(roundup, tx, needs);
      if (kind === 'wait' && ids.length > 1) {
        // Alone in a message, it can be put off.
        await tx.outbox.add('roundups.drafted', { roundupIds: [id] });
      } else if (kind === 'publish' || kind === 'wait') {
        await tx.roundups.put(await published(roundup, tx));
        fresh.push(roundup);
        shown.push(id);
      } else if (kind === 'refresh') shown.push(id);
    }
    if (shown.length > 0) await announce(shown, tx);
    await askForLines(fresh, tx);
  }

  return {
    async handle(delivery) {
      const { roundupIds } = delivery.body;
      const until = await putOffUntil(roundupIds, needs);
      if (until !== undefined && (await delivery.postpone(until))) return;
      await delivery.settle((tx) => carryOut(roundupIds, tx));
    },
    publish: (roundupId) =>
      store.transaction(async (tx) => {
        const roundup = await existing(roundupId, tx);
        if (roundup.state === 'published') return roundup;
        if (roundup.continuedBy !== undefined) {
          throw new Fault('conflict', `Roundup ${roundup.continuedBy} goes on with its event.`);
        }
        // Who publishes by hand has read the title, and accepts it.
        const touched = [...new Set([...roundup.touched, 'title' as const])];
        const done = { ...(await published(roundup, tx)), touched, changedAt: clock() };
        await tx.roundups.put(done);
        await announce([roundupId], tx);
        await askForLines([done], tx);
        return existing(roundupId, tx);
      }),
    withdraw: (roundupId) =>
      store.transaction(async (tx) => {
        const roundup = await existing(roundupId, tx);
        if (roundup.state === 'withdrawn') return roundup;
        if (roundup.state !== 'published') {
          throw new Fault('conflict', 'Only a published roundup can be withdrawn.');
        }
        const done: Roundup = { ...roundup, state: 'withdrawn', changedAt: clock() };
        await tx.roundups.put(done);
        await announce([roundupId], tx);
        return existing(roundupId, tx);
      }),
  };
}

/** Until when a message about one draft waits with it. */
async function putOffUntil(
  ids: readonly string[],
  needs: PublisherNeeds,
): Promise<number | undefined> {
  const [id, ...others] = ids;
  if (id === undefined || others.length > 0) return undefined;
  const roundup = await needs.store.roundups.find(id);
  const verdict = roundup && (await verdictOn(roundup, needs.store, needs));
  return verdict?.kind === 'wait' ? verdict.until : undefined;
}

/** With an eye on what readers find on other pages. */
async function verdictOn(
  roundup: Roundup,
  records: ReadRecords,
  { clock, config }: PublisherNeeds,
): Promise<Verdict> {
  const decision = decide(roundup, config);
  if (decision.kind !== 'publish') return decision;
  const lead = await records.articles.find(roundup.lead?.articleId ?? '');
  const pages = await records.roundups.list(newestPages);
  const until = heldUntil(roundup, lead?.originId, pages, config.draftOriginsMin);
  return until === undefined || clock() >= until ? decision : { kind: 'wait', until };
}

async function freePath(title: string, on: CalendarDay, tx: Records): Promise<string> {
  for (const path of permalinksFor(title, on)) {
    if ((await tx.roundups.findByPath(path)) === undefined) return path;
  }
  throw new Fault('conflict', `No free address for “${title}”.`);
}

async function existing(roundupId: string, tx: Records): Promise<Roundup> {
  const roundup = await tx.roundups.find(roundupId);
  if (roundup === undefined) throw new Fault('not-found', 'There is no such roundup.');
  return roundup;
}

/** Their events are drafted again: lines that moved to the event of a new page leave for it. */
async function askForLines(fresh: readonly Roundup[], tx: Records): Promise<void> {
  if (fresh.length === 0) return;
  const pages = await tx.roundups.list(newestPages);
  const asked = fresh.flatMap((roundup) => pagesWith(roundup, pages));
  const ids = new Set(asked.map(({ eventId }) => eventId));
  const eventIds = [...ids].filter((eventId) => eventId !== undefined);
  if (eventIds.length > 0) await tx.outbox.add('events.changed', { eventIds });
}

async function announce(roundupIds: readonly string[], tx: Records): Promise<void> {
  await tx.touchSite();
  await tx.outbox.add('roundups.published', { roundupIds });
}
