// DOOR, stage 5: a draft becomes a public page. The permalink is made here, once.

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
import { waitsUntil, pagesSharingReports } from './wait-for-regrouping.js';

export { slugFor } from './slug.js';

/** What to do with a roundup now. */
type Verdict = Decision | { readonly kind: 'wait'; readonly until: number };

export interface PublisherOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly config: PublishRule & Pick<Config, 'draftOriginsMin' | 'timeZone'>;
}

export interface Publisher {
  readonly handle: Handler<'roundups.drafted'>;
  /**
   * Publishes by hand. Changes nothing when the roundup is published; a withdrawn one returns to
   * its old address. Faults: `not-found`; `conflict` when another roundup continues its event.
   */
  publish(roundupId: string): Promise<Roundup>;
  /** Withdraws a published page; its address then says so. Faults: `not-found`, `conflict`. */
  withdraw(roundupId: string): Promise<Roundup>;
}

export function createPublisher(options: PublisherOptions): Publisher {
  const { store, clock, config } = options;
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
      const { kind } = await verdictOn(roundup, tx, options);
      if (kind === 'wait' && ids.length > 1) {
        // A message can be postponed only when it is about one roundup.
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
      const until = await putOffUntil(roundupIds, options);
      if (until !== undefined && (await delivery.postpone(until))) return;
      await delivery.settle((tx) => carryOut(roundupIds, tx));
    },
    publish: (roundupId) =>
      store.transaction(async (tx) => {
        const roundup = await existing(roundupId, tx);
        if (roundup.state === 'published') return roundup;
        if (roundup.continuedBy !== undefined) {
          throw new Fault('conflict', `Roundup ${roundup.continuedBy} continues its event.`);
        }
        // An editor who publishes has read and accepted the title.
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

/** The time until which a message about one draft is postponed; undefined for no delay. */
async function putOffUntil(
  ids: readonly string[],
  options: PublisherOptions,
): Promise<number | undefined> {
  const [id, ...others] = ids;
  if (id === undefined || others.length > 0) return undefined;
  const roundup = await options.store.roundups.find(id);
  const verdict = roundup && (await verdictOn(roundup, options.store, options));
  return verdict?.kind === 'wait' ? verdict.until : undefined;
}

/** The decision, delayed when other pages list the draft's reports. */
async function verdictOn(
  roundup: Roundup,
  records: ReadRecords,
  { clock, config }: PublisherOptions,
): Promise<Verdict> {
  const decision = decide(roundup, config);
  if (decision.kind !== 'publish') return decision;
  const lead = await records.articles.find(roundup.lead?.articleId ?? '');
  const pages = await records.roundups.list(newestPages);
  const until = waitsUntil(roundup, lead?.originId, pages, config.draftOriginsMin);
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

/** Asks for the lines of other pages again: what moved to a new page's event is listed there. */
async function askForLines(fresh: readonly Roundup[], tx: Records): Promise<void> {
  if (fresh.length === 0) return;
  const pages = await tx.roundups.list(newestPages);
  const asked = fresh.flatMap((roundup) => pagesSharingReports(roundup, pages));
  const ids = new Set(asked.map(({ eventId }) => eventId));
  const eventIds = [...ids].filter((eventId) => eventId !== undefined);
  if (eventIds.length > 0) await tx.outbox.add('lines.wanted', { eventIds });
}

async function announce(roundupIds: readonly string[], tx: Records): Promise<void> {
  await tx.touchSite(roundupIds.map((id) => `roundup ${id}` as const));
  await tx.outbox.add('roundups.published', { roundupIds });
}
