// What the engine holds: the reports of the window, the events they stand in, who was touched.

import type { NewId } from '../domain/id.js';
import { createStreamClock } from './stream-clock.js';
import type { Reading } from './reading.js';

/** A report in memory. */
export interface Entry {
  /** Slots are given in order of arrival. */
  readonly slot: number;
  readonly reading: Reading;
  /** Undefined until it is put. */
  event: HeldEvent | undefined;
  pinned: boolean;
  /** Told in another language than the event, without evidence enough. */
  unsure: boolean;
  /** Hour of the stream when it came. */
  readonly cameAt: number;
}

/** An event as the engine holds it. */
export interface HeldEvent {
  readonly id: string;
  /** Events are ordered by birth; the older wins a tie. */
  readonly birth: number;
  /** In order of joining. Changes with the event: copy it to keep it. */
  readonly members: Entry[];
  /** Has, or had, members in several languages. */
  isMixed: boolean;
}

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
  /** Events that changed since they were judged, in order of change. */
  readonly touched: Set<HeldEvent>;
}

export interface MemoryOptions {
  readonly newId: NewId;
  readonly windowHours: number;
  readonly reportsMin: number;
}

/** Of an entry that stands in no event yet. */
const outside = { event: undefined, pinned: false, unsure: false };
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
    const first = event.members[0]?.reading.language;
    if (first !== undefined && first !== entry.reading.language) event.isMixed = true;
    event.members.push(entry);
  }

  return {
    enter(reading) {
      const cameAt = clock.hourAt(reading.hour);
      const entry: Entry = { ...outside, slot: nextSlot(), reading, cameAt };
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
      // In its new event it is judged anew.
      entry.unsure = false;
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
    touched,
  };
}

function createEvents(newId: NewId) {
  const events = new Map<string, HeldEvent>();
  let births = 0;

  function adopt(id: string): HeldEvent {
    const known = events.get(id);
    if (known !== undefined) return known;
    const event: HeldEvent = { id, birth: births++, members: [], isMixed: false };
    events.set(id, event);
    return event;
  }

  return {
    adopt,
    open: (): HeldEvent => adopt(newId()),
    find: (id: string): HeldEvent | undefined => events.get(id),
    /** An event ends with its last member. */
    remove(entry: Entry, event: HeldEvent): void {
      const at = event.members.indexOf(entry);
      if (at >= 0) event.members.splice(at, 1);
      if (event.members.length === 0) events.delete(event.id);
    },
  };
}
