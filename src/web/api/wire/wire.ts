// The wire: the events of the last days as rows for one editor.

import type { Account } from '../../../domain/account.js';
import type { Clock } from '../../../domain/clock.js';
import { isSetAside, type Triage } from '../../../domain/triage.js';
import type { ReadRecords } from '../../../store/store.js';
import type { WireOrder, WireRow, WireState } from '../api-types.js';
import { createEventIndex, summariesOf } from './event-index.js';
import { risingNow, type EventSummary } from './event-summary.js';
import { ordered, passes, type WireFilter } from './wire-order.js';

export interface WireQuery {
  readonly order: WireOrder;
  readonly filter?: WireFilter;
  /** Words that must all occur in the title, a headline or an outlet's name. */
  readonly text: string;
}

export interface Wire {
  /** All rows that pass, in order. */
  rows(query: WireQuery, account: Account): Promise<readonly WireRow[]>;
  /** One event, however old; undefined when there is none. Follows merges. */
  row(eventId: string, account: Account): Promise<WireRow | undefined>;
  /** Grows with every change that a row shows. */
  revision(): Promise<number>;
  /** Rows changed after a revision, and events that are no longer listed. */
  changesSince(
    revision: number,
    account: Account,
  ): Promise<{ readonly rows: readonly WireRow[]; readonly gone: readonly string[] }>;
  /** Something about an event has changed that the event itself does not show. */
  touch(eventId: string): void;
}

export function createWire(store: ReadRecords, clock: Clock): Wire {
  const index = createEventIndex(store, clock);
  const rowsOf = (summaries: readonly EventSummary[], account: Account) =>
    rowsFor(summaries, account, store, clock());
  return {
    async rows({ order, filter, text }, account) {
      await index.refresh();
      const words = text
        .toLowerCase()
        .split(/\s/u)
        .filter((word) => word !== '');
      const fitting = index
        .summaries()
        .filter((summary) => words.every((word) => summary.words.includes(word)));
      const rows = await rowsOf(fitting, account);
      return ordered(
        rows.filter((row) => passes(row, filter)),
        order,
      );
    },
    async row(eventId, account) {
      const event = await store.events.resolve(eventId);
      if (event === undefined) return undefined;
      const [row] = await rowsOf(await summariesOf([event], store), account);
      return row;
    },
    async revision() {
      await index.refresh();
      return index.revision();
    },
    async changesSince(since, account) {
      await index.refresh();
      const { changed, gone } = index.changesSince(since);
      return { rows: await rowsOf(changed, account), gone };
    },
    touch: index.touch,
  };
}

async function rowsFor(
  summaries: readonly EventSummary[],
  account: Account,
  store: ReadRecords,
  now: number,
): Promise<readonly WireRow[]> {
  const ids = summaries.map(({ event }) => event.id);
  const triages = new Map((await store.triages.findMany(ids)).map((one) => [one.eventId, one]));
  const seen = await store.triages.seenBy(account.id, ids);
  const names = new Map((await store.accounts.list()).map(({ id, name }) => [id, name]));
  return summaries.map((summary) => {
    const { id } = summary.event;
    return rowOf(summary, triages.get(id), seen.get(id), names, now);
  });
}

function rowOf(
  summary: EventSummary,
  triage: Triage | undefined,
  seenAt: number | undefined,
  names: ReadonlyMap<string, string>,
  now: number,
): WireRow {
  const { event, roundup } = summary;
  const takenBy = triage?.takenBy === undefined ? undefined : names.get(triage.takenBy);
  const since = summary.reports.filter(({ at }) => seenAt !== undefined && at > seenAt).length;
  return {
    id: event.id,
    title: summary.title,
    firstAt: event.firstAt,
    lastAt: event.lastAt,
    reports: event.articles,
    origins: event.origins,
    outlets: event.outlets,
    kinds: summary.kinds,
    spark: summary.spark,
    rising: risingNow(summary, now),
    state: stateOf(summary, triage, seenAt),
    ...(takenBy === undefined ? {} : { takenBy }),
    ...(seenAt === undefined ? {} : { sinceSeen: since }),
    ...(roundup === undefined ? {} : { roundupId: roundup.id }),
    ...(roundup?.path === undefined ? {} : { path: roundup.path }),
  };
}

function stateOf(
  { event, roundup }: EventSummary,
  triage: Triage | undefined,
  seenAt: number | undefined,
): WireState {
  if (roundup?.state === 'published') return 'published';
  if (isSetAside(triage, event.articles)) return 'set-aside';
  if (roundup?.state === 'draft') return 'drafted';
  if (triage?.takenBy !== undefined) return 'taken';
  return seenAt === undefined ? 'new' : 'seen';
}
