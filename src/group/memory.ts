// What the engine holds: the reports of the window, the events they stand in, who was touched.

import type { NewId } from '../domain/id.js';
import type { Entry, HeldEvent } from './entry.js';
import type { Reading } from './reading.js';
import { loadHeld, saveHeld } from './saved-memory.js';
import type { Columns, Sheet } from './snapshot/snapshot.js';
import { createStreamClock } from './stream-clock.js';

export type { Entry, HeldEvent } from './entry.js';

export interface Memory {
  enter(reading: Reading): Entry;
  at(slot: number): Entry | undefined;
  find(articleId: string): Entry | undefined;
  /** By slot. */
  all(): readonly Entry[];
  /** A new event, yet without members. */
  open(): HeldEvent;
  /** An event the store knows, or one that is here. */
  adopt(eventId: string): HeldEvent;
  findEvent(eventId: string): HeldEvent | undefined;
  put(entry: Entry, event: HeldEvent): void;
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

/** Rows of forgotten reports are let go when they are this many. */
const rowsFreedMin = 4_096;

export function createMemory(options: MemoryOptions): Memory {
  let entries: (Entry | undefined)[] = [];
  /** Slot of the first of `entries`. */
  let base = 0;
  let oldestSlot = 0;
  let size = 0;
  const byId = new Map<string, Entry>();
  const touched = new Set<HeldEvent>();
  const events = createEvents(options.newId);
  const clock = createStreamClock();
  const nextSlot = (): number => base + entries.length;

  function leave(entry: Entry): void {
    const { event } = entry;
    if (event === undefined) return;
    events.remove(entry, event);
    if (event.members.length === 0) touched.delete(event);
    else touched.add(event);
  }

  function drop(entry: Entry): void {
    if (entries[entry.slot - base] !== entry) return;
    entries[entry.slot - base] = undefined;
    size--;
    if (byId.get(entry.reading.id) === entry) byId.delete(entry.reading.id);
    if (entry.event === undefined) return;
    events.remove(entry, entry.event);
    if (entry.event.members.length === 0) touched.delete(entry.event);
  }

  function settle(entry: Entry, event: HeldEvent): void {
    entry.event = event;
    event.members.push(entry);
  }

  function load(columns: Columns): void {
    const [next = 0, oldest = 0, births = 0] = columns.doubles('memory');
    clock.load(columns);
    const held = loadHeld(columns);
    base = oldestSlot = oldest;
    entries = new Array<Entry | undefined>(next - oldest).fill(undefined);
    for (const entry of held.entries) {
      entries[entry.slot - base] = entry;
      byId.set(entry.reading.id, entry);
    }
    size = held.entries.length;
    events.load(held.events, births);
    for (const at of columns.ints('memory.touched')) touched.add(held.events[at] as HeldEvent);
  }

  return {
    enter(reading) {
      const cameAt = clock.hourAt(reading.hour);
      const entry: Entry = { slot: nextSlot(), reading, event: undefined, pinned: false, cameAt };
      entries.push(entry);
      size++;
      byId.set(reading.id, entry);
      return entry;
    },
    at: (slot) => entries[slot - base],
    find: (articleId) => byId.get(articleId),
    all: () => entries.filter((entry) => entry !== undefined),
    open: events.open,
    adopt: events.adopt,
    findEvent: events.find,
    put(entry, event) {
      leave(entry);
      settle(entry, event);
      touched.add(event);
    },
    settle,
    drop,
    forget() {
      const cut = clock.hour() - options.windowHours;
      for (; nextSlot() - oldestSlot > options.reportsMin; oldestSlot++) {
        const entry = entries[oldestSlot - base];
        if (entry === undefined) continue;
        if (entry.cameAt > cut) break;
        drop(entry);
      }
      if (oldestSlot - base < Math.max(rowsFreedMin, entries.length / 2)) return;
      entries = entries.slice(oldestSlot - base);
      base = oldestSlot;
    },
    oldestSlot: () => oldestSlot,
    size: () => size,
    newestSlot: () => nextSlot() - 1,
    touched,
    save(sheet) {
      sheet.numbers('memory', [nextSlot(), oldestSlot, events.births()]);
      clock.save(sheet);
      const all = events.all();
      saveHeld({ entries: entries.filter((entry) => entry !== undefined), events: all }, sheet);
      const at = new Map(all.map((event, number) => [event, number]));
      sheet.ints(
        'memory.touched',
        Int32Array.from(touched, (event) => at.get(event) ?? -1),
      );
    },
    load,
  };
}

function createEvents(newId: NewId) {
  const events = new Map<string, HeldEvent>();
  let births = 0;

  function adopt(id: string): HeldEvent {
    const known = events.get(id);
    if (known !== undefined) return known;
    const event: HeldEvent = { id, birth: births++, members: [] };
    events.set(id, event);
    return event;
  }

  return {
    adopt,
    open: (): HeldEvent => adopt(newId()),
    all: (): readonly HeldEvent[] => [...events.values()],
    births: (): number => births,
    load(all: readonly HeldEvent[], born: number): void {
      for (const event of all) events.set(event.id, event);
      births = born;
    },
    find: (id: string): HeldEvent | undefined => events.get(id),
    /** An event ends with its last member. */
    remove(entry: Entry, event: HeldEvent): void {
      const at = event.members.indexOf(entry);
      if (at >= 0) event.members.splice(at, 1);
      if (event.members.length === 0) events.delete(event.id);
    },
  };
}
