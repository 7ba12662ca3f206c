// The events of the last days in memory, brought up to date from the store when asked.

import type { Clock } from '../../../domain/clock.js';
import type { Event } from '../../../domain/event.js';
import type { ReadRecords } from '../../../store/store.js';
import { summaryOf, type EventSummary } from './event-summary.js';

export interface EventIndex {
  /** Reads what changed in the store, at most once a second. */
  refresh(): Promise<void>;
  summaries(): readonly EventSummary[];
  /** Grows with every change of a summary. */
  revision(): number;
  /** What changed after a revision, and the ids of events that are no longer listed. */
  changesSince(revision: number): {
    readonly changed: readonly EventSummary[];
    readonly gone: readonly string[];
  };
  /** Makes the next refresh summarise the event again, for a change outside the event. */
  touch(eventId: string): void;
}

/** Events are listed for this long after their last change. */
const listedMs = 7 * 24 * 60 * 60_000;
const eventsMax = 50_000;
/** How many events one refresh summarises at most. The next refresh does the rest. */
const eventsAtOnce = 1_000;
const staleMs = 1_000;

export function createEventIndex(store: ReadRecords, clock: Clock): EventIndex {
  const entries = createEntries();
  const touched = new Set<string>();
  let changedAfter = 0;
  let lookedAt = -Infinity;
  let looking: Promise<void> | undefined;

  async function look(now: number): Promise<void> {
    const events = new Map((await changedEvents(now)).map((event) => [event.id, event]));
    for (const id of [...touched]) {
      const event = events.get(id) ?? (await store.events.resolve(id));
      if (event !== undefined) events.set(event.id, event);
      touched.delete(id);
    }
    entries.begin();
    const left = new Set<string>();
    for (const summary of await summariesOf([...events.values()], store)) {
      for (const id of entries.keep(summary)) if (!events.has(id)) left.add(id);
    }
    for (const id of left) await check(id);
    entries.dropBefore(now - listedMs);
  }

  /** Events changed since the last look. One of the same millisecond may come twice. */
  async function changedEvents(now: number): Promise<readonly Event[]> {
    const since = Math.max(changedAfter, now - listedMs) - 1;
    const limit = entries.all().length === 0 ? eventsMax : eventsAtOnce;
    const events = await store.events.list({ changedAfter: since, limit });
    changedAfter = Math.max(changedAfter, ...events.map(({ changedAt }) => changedAt));
    return events.filter(({ id, changedAt }) => entries.changedAt(id) !== changedAt);
  }

  /** An event that lost reports to another one may have become part of it. */
  async function check(id: string): Promise<void> {
    const event = await store.events.find(id);
    if (event === undefined || event.mergedInto !== undefined) entries.drop(id);
    else for (const summary of await summariesOf([event], store)) entries.keep(summary);
  }

  return {
    async refresh() {
      if (looking !== undefined) return looking;
      const now = clock();
      if (now - lookedAt < staleMs && touched.size === 0) return;
      lookedAt = now;
      looking = look(now).finally(() => (looking = undefined));
      return looking;
    },
    summaries: entries.all,
    revision: entries.revision,
    changesSince: entries.changesSince,
    touch: (eventId) => touched.add(eventId),
  };
}

interface Entries extends Pick<EventIndex, 'revision' | 'changesSince'> {
  all(): readonly EventSummary[];
  changedAt(id: string): number | undefined;
  /** What is kept from now on belongs to a new revision. */
  begin(): void;
  /** Returns the events that reports of this one were in before. */
  keep(summary: EventSummary): readonly string[];
  drop(id: string): void;
  /** Drops events last changed before a time, ms UTC. */
  dropBefore(time: number): void;
}

function createEntries(): Entries {
  const entries = new Map<string, { summary: EventSummary; revision: number }>();
  const gone = new Map<string, number>();
  /** The event of each report, as it was last seen. */
  const eventOf = new Map<string, string>();
  let revision = 0;
  let begun = 0;

  function drop(id: string): void {
    for (const { articleId } of entries.get(id)?.summary.reports ?? []) {
      if (eventOf.get(articleId) === id) eventOf.delete(articleId);
    }
    revision = begun;
    entries.delete(id);
    gone.set(id, revision);
  }

  return {
    all: () => [...entries.values()].map(({ summary }) => summary),
    changedAt: (id) => entries.get(id)?.summary.event.changedAt,
    begin: () => (begun = revision + 1),
    keep(summary) {
      const { id } = summary.event;
      revision = begun;
      entries.set(id, { summary, revision });
      gone.delete(id);
      const before = summary.reports.map(({ articleId }) => {
        const old = eventOf.get(articleId);
        eventOf.set(articleId, id);
        return old;
      });
      return before.filter((old) => old !== undefined).filter((old) => old !== id);
    },
    drop,
    dropBefore(time) {
      for (const [id, { summary }] of entries) if (summary.event.changedAt < time) drop(id);
    },
    revision: () => revision,
    changesSince: (since) => ({
      changed: [...entries.values()]
        .filter((entry) => entry.revision > since)
        .map(({ summary }) => summary),
      gone: [...gone].filter(([, at]) => at > since).map(([id]) => id),
    }),
  };
}

export async function summariesOf(
  events: readonly Event[],
  store: ReadRecords,
): Promise<readonly EventSummary[]> {
  if (events.length === 0) return [];
  const outlets = new Map((await store.outlets.list()).map((outlet) => [outlet.id, outlet]));
  const summaries: EventSummary[] = [];
  for (const event of events) {
    const heads = await store.articles.headsOf(event.id);
    const roundup = await store.roundups.findByEvent(event.id);
    summaries.push(summaryOf(event, heads, outlets, roundup));
  }
  return summaries;
}
