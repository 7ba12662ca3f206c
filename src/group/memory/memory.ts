// What the engine holds: the reports of the window, the events they stand in, who was touched.

import type { NewId } from '../../domain/id.js';
import type { Entry, HeldEvent } from './entry.js';
import type { Reading } from '../reading/reading.js';
import type { Chunk } from '../reading/roll.js';
import { loadHeld, saveHeld, type Held } from './saved-memory.js';
import type { Columns, Sheet } from '../snapshot/snapshot.js';
import { createStreamClock } from './stream-clock.js';

export { byAge, type Entry, type HeldEvent } from './entry.js';

export interface Memory {
  enter(reading: Reading): Entry;
  at(slot: number): Entry | undefined;
  /** Where its reading lies: asked for by slot, since the report itself lies far off. */
  chunkOf(slot: number): Chunk;
  placeOf(slot: number): number;
  find(articleId: string): Entry | undefined;
  /** By slot. */
  all(): readonly Entry[];
  /** A new event, yet without members. */
  open(): HeldEvent;
  /** An event the store knows, or one that is here. */
  adopt(eventId: string): HeldEvent;
  findEvent(eventId: string): HeldEvent | undefined;
  put(entry: Entry, event: HeldEvent): void;
  /** Puts it there after a judgement: it asks for no new one. */
  move(entry: Entry, event: HeldEvent): void;
  /** Puts it there as a fact that asks for no new judgement. */
  settle(entry: Entry, event: HeldEvent): void;
  drop(entry: Entry): void;
  /** Drops what is older than the window, as long as enough newer reports are there. */
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
}

/** Of an entry that stands in no event yet. */
const outside = { event: undefined, pinned: false, unsure: false, isSeen: false };

export function createMemory(options: MemoryOptions): Memory {
  const rows = createRows();
  let oldestSlot = 0;
  const byId = new Map<string, Entry>();
  const events = createEvents(options.newId);
  const clock = createStreamClock();
  const { touched } = events;

  function drop(entry: Entry): void {
    if (!rows.remove(entry)) return;
    if (byId.get(entry.reading.id) === entry) byId.delete(entry.reading.id);
    if (entry.event !== undefined) events.leave(entry, entry.event);
  }

  return {
    enter(reading) {
      const cameAt = clock.hourAt(reading.hour);
      const entry: Entry = { ...outside, slot: rows.next(), reading, cameAt };
      byId.set(reading.id, entry);
      return rows.add(entry);
    },
    at: rows.at,
    chunkOf: rows.chunkOf,
    placeOf: rows.placeOf,
    find: (articleId) => byId.get(articleId),
    all: rows.all,
    open: events.open,
    adopt: events.adopt,
    findEvent: events.find,
    put(entry, event) {
      const { event: before } = entry;
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
      for (; oldestSlot < rows.next() - options.reportsMin; oldestSlot++) {
        const entry = rows.at(oldestSlot);
        if (entry !== undefined && entry.cameAt > cut) break;
        if (entry !== undefined) drop(entry);
      }
      rows.letGo(oldestSlot);
    },
    oldestSlot: () => oldestSlot,
    newestSlot: () => rows.next() - 1,
    size: rows.size,
    touched,
    save(sheet) {
      clock.save(sheet);
      const held = { entries: rows.all(), events: events.all(), touched: [...touched] };
      saveHeld({ ...held, nextSlot: rows.next(), oldestSlot, births: events.births() }, sheet);
    },
    load(columns) {
      clock.load(columns);
      const held = loadHeld(columns);
      oldestSlot = held.oldestSlot;
      rows.load(held);
      events.load(held);
      for (const entry of held.entries) byId.set(entry.reading.id, entry);
    },
  };
}

function settle(entry: Entry, event: HeldEvent): void {
  entry.event = event;
  // In another event that is judged anew.
  entry.unsure = false;
  const first = event.members[0]?.reading.language;
  if (first !== undefined && first !== entry.reading.language) event.isMixed = true;
  event.members.push(entry);
}

/** Rows of forgotten reports are let go when they are this many. */
const rowsFreedMin = 4_096;

/** Reports by slot. */
function createRows() {
  let entries: (Entry | undefined)[] = [];
  let chunks: Chunk[] = [];
  let places: number[] = [];
  /** Slot of the first of `entries`. */
  let base = 0;
  let size = 0;
  return {
    next: (): number => base + entries.length,
    at: (slot: number): Entry | undefined => entries[slot - base],
    chunkOf: (slot: number): Chunk => chunks[slot - base] as Chunk,
    placeOf: (slot: number): number => places[slot - base] as number,
    all: (): readonly Entry[] => entries.filter((entry) => entry !== undefined),
    size: (): number => size,
    add(entry: Entry): Entry {
      entries.push(entry);
      chunks.push(entry.reading.chunk);
      places.push(entry.reading.at);
      size++;
      return entry;
    },
    /** False when it is not there. */
    remove(entry: Entry): boolean {
      if (entries[entry.slot - base] !== entry) return false;
      entries[entry.slot - base] = undefined;
      size--;
      return true;
    },
    letGo(oldest: number): void {
      if (oldest - base < Math.max(rowsFreedMin, entries.length / 2)) return;
      entries = entries.slice(oldest - base);
      chunks = chunks.slice(oldest - base);
      places = places.slice(oldest - base);
      base = oldest;
    },
    load(held: Held): void {
      base = held.oldestSlot;
      size = held.entries.length;
      entries = Array.from({ length: held.nextSlot - base }, () => undefined);
      const [first] = held.entries;
      if (first === undefined) return;
      // Of the forgotten ones between none is asked.
      chunks = entries.map(() => first.reading.chunk);
      places = entries.map(() => first.reading.at);
      for (const entry of held.entries) {
        entries[entry.slot - base] = entry;
        chunks[entry.slot - base] = entry.reading.chunk;
        places[entry.slot - base] = entry.reading.at;
      }
    },
  };
}

function createEvents(newId: NewId) {
  const events = new Map<string, HeldEvent>();
  const touched = new Set<HeldEvent>();
  let births = 0;

  function adopt(id: string): HeldEvent {
    const known = events.get(id);
    if (known !== undefined) return known;
    const event: HeldEvent = { id, birth: births, members: [], isMixed: false };
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
    load(held: Held): void {
      for (const event of held.events) events.set(event.id, event);
      for (const event of held.touched) touched.add(event);
      births = held.births;
    },
    find: (id: string): HeldEvent | undefined => events.get(id),
    /** It ends with its last member; false when it did. */
    leave(entry: Entry, event: HeldEvent): boolean {
      const at = event.members.indexOf(entry);
      if (at >= 0) event.members.splice(at, 1);
      if (event.members.length > 0) return true;
      events.delete(event.id);
      touched.delete(event);
      return false;
    },
    touched,
  };
}
