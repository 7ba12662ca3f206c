// What the engine holds: the reports of the window, the events they stand in, who was touched.

import type { NewId } from '../../domain/id.js';
import { emptyEvent, join, newEntry, type Entry, type HeldEvent } from './entry.js';
import { createEntryTable, type EntryTable } from './entry-table.js';
import type { Reading } from '../reading/reading.js';
import type { Chunk } from '../reading/packed-reading.js';
import { loadMemory, saveMemory, type MemoryState } from './saved-memory.js';
import type { Columns, Sheet } from '../snapshot/snapshot.js';
import { narrow, spanWith } from './spans.js';
import { createStreamClock } from './stream-clock.js';

export { byAge, eventOf, type Entry, type HeldEvent } from './entry.js';

export interface Memory {
  enter(reading: Reading): Entry;
  at(slot: number): Entry | undefined;
  /** Asked for by slot, since the report itself lies far off: its event, its hour … */
  eventAt(slot: number): HeldEvent | undefined;
  hourOf(slot: number): number;
  /** … and where its reading lies. */
  chunkOf(slot: number): Chunk;
  offsetOf(slot: number): number;
  find(articleId: string): Entry | undefined;
  /** By slot. */
  all(): readonly Entry[];
  /** A new event, yet without members. */
  open(): HeldEvent;
  /** An event the store knows, or one that is here. */
  adopt(eventId: string): HeldEvent;
  findEvent(eventId: string): HeldEvent | undefined;
  /** Hours from its first report to its last, were one of this hour there too; 0 if unknown. */
  spanWith(event: HeldEvent, hour: number): number;
  put(entry: Entry, event: HeldEvent): void;
  /** Puts it there after a judgement: it asks for no new one. */
  move(entry: Entry, event: HeldEvent): void;
  /** Puts it there as a fact that asks for no new judgement. */
  settle(entry: Entry, event: HeldEvent): void;
  drop(entry: Entry): void;
  /** Drops some of what is older than the window, as long as enough newer reports are there. */
  forget(): void;
  oldestSlot(): number;
  size(): number;
  newestSlot(): number;
  /** Events that changed since they were judged, in order of change. */
  readonly touched: Set<HeldEvent>;
  save(sheet: Sheet): void;
  /** Into an empty memory. */
  load(columns: Columns): void;
}

export interface MemoryOptions {
  readonly newId: NewId;
  readonly windowHours: number;
  readonly reportsMin: number;
  /** Told of each reading that is known no more. */
  readonly gone: (reading: Reading) => void;
}

/** After a long silence all of a window is old: it goes bit by bit. */
const forgottenAtOnceMax = 1_000;

export function createMemory(options: MemoryOptions): Memory {
  const rows = createEntryTable();
  let oldestSlot = 0;
  const byId = new Map<string, Entry>();
  const events = createEvents(options.newId);
  const clock = createStreamClock();
  const { touched } = events;

  function drop(entry: Entry): void {
    if (!rows.remove(entry)) return;
    if (byId.get(entry.reading.id) === entry) byId.delete(entry.reading.id);
    if (entry.event !== undefined) events.leave(entry, entry.event);
    options.gone(entry.reading);
  }

  function settle(entry: Entry, event: HeldEvent): void {
    entry.event = event;
    // In another event that is judged anew.
    entry.unsure = false;
    rows.updateEvent(entry);
    events.join(entry, event);
  }

  return {
    enter(reading) {
      const entry = newEntry(rows.next(), reading, clock.hourAt(reading.hour));
      byId.set(reading.id, entry);
      rows.add(entry);
      return entry;
    },
    ...queriesOn(rows),
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
      const end = Math.min(rows.next() - options.reportsMin, oldestSlot + forgottenAtOnceMax);
      for (; oldestSlot < end; oldestSlot++) {
        const entry = rows.at(oldestSlot);
        if (entry === undefined) continue;
        if (entry.cameAt > cut) break;
        if (entry.event !== undefined) entry.event.isCut = true;
        drop(entry);
      }
      rows.releaseBefore(oldestSlot);
    },
    oldestSlot: () => oldestSlot,
    touched,
    save(sheet) {
      clock.save(sheet);
      const held = { entries: rows.all(), events: events.all(), touched: [...touched] };
      saveMemory({ ...held, nextSlot: rows.next(), oldestSlot, births: events.births() }, sheet);
    },
    load(columns) {
      clock.load(columns);
      const held = loadMemory(columns);
      ({ oldestSlot } = held);
      rows.load(held.entries, oldestSlot, held.nextSlot);
      events.load(held);
      for (const entry of held.entries) byId.set(entry.reading.id, entry);
    },
  };
}

/** What others may ask of the rows. */
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
    /** It ends with its last member; false when it did. */
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
