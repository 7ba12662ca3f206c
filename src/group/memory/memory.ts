// What the engine remembers: the reports of the window, their events, and which events changed.

import type { NewId } from '../../domain/id.js';
import { emptyEvent, join, newEntry, type Entry, type HeldEvent } from './entry.js';
import { createEntryTable, type EntryTable } from './entry-table.js';
import type { Reading } from '../reading/reading.js';
import type { Chunk } from '../reading/packed-reading.js';
import { loadMemory, saveMemory, type MemoryState } from './saved-memory.js';
import type { SnapshotReader, SnapshotWriter } from '../snapshot/snapshot.js';
import { narrow, spanWith } from './spans.js';
import { createStreamClock } from './stream-clock.js';

export { byAge, eventOf, type Entry, type HeldEvent } from './entry.js';

export interface Memory {
  /** Adds a report that is in no event yet. */
  enter(reading: Reading): Entry;
  /** The report of a slot; undefined if it was forgotten. */
  at(slot: number): Entry | undefined;
  /** The event of a slot. Faster than to read the entry, like the next three. */
  eventAt(slot: number): HeldEvent | undefined;
  /** The hour of a slot's report; NaN if unknown. */
  hourOf(slot: number): number;
  /** The chunk that holds a slot's packed reading, and the reading's offset there. */
  chunkOf(slot: number): Chunk;
  offsetOf(slot: number): number;
  /** The report of an article; undefined if it is not in memory. */
  find(articleId: string): Entry | undefined;
  /** All reports, by slot. */
  all(): readonly Entry[];
  /** Opens an event without members. */
  open(): HeldEvent;
  /** The event with this id; adds it without members if it is not in memory. */
  adopt(eventId: string): HeldEvent;
  /** The event with this id; undefined if it is not in memory. */
  findEvent(eventId: string): HeldEvent | undefined;
  /** Hours from an event's first report to its last, with one of this hour added; 0 if unknown. */
  spanWith(event: HeldEvent, hour: number): number;
  /** Moves a report to an event, and marks both its old and its new event as changed. */
  put(entry: Entry, event: HeldEvent): void;
  /** Moves a report to an event without marking either: they were just judged. */
  move(entry: Entry, event: HeldEvent): void;
  /** Places a report that is in no event, without marking the event as changed. */
  settle(entry: Entry, event: HeldEvent): void;
  /** Removes a report. Its event ends with its last report. */
  drop(entry: Entry): void;
  /** Drops at most 1,000 reports older than the window, and always keeps `reportsMin` reports. */
  forget(): void;
  /** The oldest slot that may be in memory. */
  oldestSlot(): number;
  size(): number;
  /** The newest slot; −1 before the first report. */
  newestSlot(): number;
  /** Events that changed since they were last judged, in order of change. */
  readonly touched: Set<HeldEvent>;
  save(writer: SnapshotWriter): void;
  /** Loads into an empty memory. */
  load(reader: SnapshotReader): void;
}

export interface MemoryOptions {
  readonly newId: NewId;
  readonly windowHours: number;
  readonly reportsMin: number;
  /** Called with the reading of each report that leaves memory. */
  readonly onDropped: (reading: Reading) => void;
}

/** After a long silence the whole window is old; it is dropped in steps. */
const forgottenAtOnceMax = 1_000;

export function createMemory(options: MemoryOptions): Memory {
  const table = createEntryTable();
  let oldestSlot = 0;
  const byId = new Map<string, Entry>();
  const events = createEvents(options.newId);
  const clock = createStreamClock();
  const { touched } = events;

  function drop(entry: Entry): void {
    if (!table.remove(entry)) return;
    if (byId.get(entry.reading.id) === entry) byId.delete(entry.reading.id);
    if (entry.event !== undefined) events.leave(entry, entry.event);
    options.onDropped(entry.reading);
  }

  function settle(entry: Entry, event: HeldEvent): void {
    entry.event = event;
    // Whether it fits is judged again in the new event.
    entry.unsure = false;
    table.updateEvent(entry);
    events.join(entry, event);
  }

  return {
    enter(reading) {
      const entry = newEntry(table.next(), reading, clock.hourAt(reading.hour));
      byId.set(reading.id, entry);
      table.add(entry);
      return entry;
    },
    ...queriesOn(table),
    find: (articleId) => byId.get(articleId),
    ...{ open: events.open, adopt: events.adopt, findEvent: events.find },
    put(entry, event) {
      const before = entry.event;
      if (before !== undefined && events.leave(entry, before)) touched.add(before);
      settle(entry, event);
      touched.add(event);
    },
    move(entry, event) {
      if (entry.event !== undefined) events.leave(entry, entry.event);
      settle(entry, event);
    },
    settle,
    drop,
    forget() {
      const cut = clock.hour() - options.windowHours;
      const end = Math.min(table.next() - options.reportsMin, oldestSlot + forgottenAtOnceMax);
      for (; oldestSlot < end; oldestSlot++) {
        const entry = table.at(oldestSlot);
        if (entry === undefined) continue;
        if (entry.cameAt > cut) break;
        if (entry.event !== undefined) entry.event.isCut = true;
        drop(entry);
      }
      table.releaseBefore(oldestSlot);
    },
    oldestSlot: () => oldestSlot,
    touched,
    save(writer) {
      clock.save(writer);
      const held = { entries: table.all(), events: events.all(), touched: [...touched] };
      saveMemory({ ...held, nextSlot: table.next(), oldestSlot, births: events.births() }, writer);
    },
    load(reader) {
      clock.load(reader);
      const held = loadMemory(reader);
      ({ oldestSlot } = held);
      table.load(held.entries, oldestSlot, held.nextSlot);
      events.load(held);
      for (const entry of held.entries) byId.set(entry.reading.id, entry);
    },
  };
}

/** The queries that the table answers. */
const queriesOn = ({ at, eventOf, hourOf, chunkOf, offsetOf, all, size, next }: EntryTable) => ({
  ...{ at, hourOf, chunkOf, offsetOf, all, size },
  eventAt: eventOf,
  newestSlot: (): number => next() - 1,
  spanWith: (event: HeldEvent, hour: number): number => spanWith(event, hour, hourOf),
});

function createEvents(newId: NewId) {
  const events = new Map<string, HeldEvent>();
  const touched = new Set<HeldEvent>();
  let births = 0;

  function adopt(id: string): HeldEvent {
    const known = events.get(id);
    if (known !== undefined) return known;
    const event = emptyEvent(id, births);
    events.set(id, event);
    return event;
  }

  return {
    adopt,
    open(): HeldEvent {
      births++;
      return adopt(newId());
    },
    all: (): readonly HeldEvent[] => [...events.values()],
    births: (): number => births,
    load(held: MemoryState): void {
      for (const event of held.events) events.set(event.id, event);
      for (const event of held.touched) touched.add(event);
      births = held.births;
    },
    find: (id: string): HeldEvent | undefined => events.get(id),
    join,
    /** Removes a member. Returns false if it was the last one, which ends the event. */
    leave(entry: Entry, event: HeldEvent): boolean {
      const at = event.slots.indexOf(entry.slot);
      if (at >= 0) {
        event.members.splice(at, 1);
        event.slots.splice(at, 1);
        narrow(event.span, entry.reading.hour);
      }
      if (event.members.length > 0) return true;
      events.delete(event.id);
      touched.delete(event);
      return false;
    },
    touched,
  };
}
