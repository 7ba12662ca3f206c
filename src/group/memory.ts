// What the engine holds: the reports of the window, the events they stand in, who was touched.

import type { NewId } from '../domain/id.js';
import type { Reading } from './reading.js';

/** A report in memory. */
export interface Entry {
  readonly slot: number;
  readonly reading: Reading;
  eventId: string;
  pinned: boolean;
  /** Told in another language than the event, without evidence enough. */
  unsure: boolean;
  /** Likely neighbours, best first, with log-odds. */
  near: readonly Near[];
}

export interface Near {
  readonly slot: number;
  readonly score: number;
}

export interface Memory {
  enter(reading: Reading): Entry;
  at(slot: number): Entry | undefined;
  find(articleId: string): Entry | undefined;
  all(): readonly Entry[];
  /** A new event, yet without members. */
  open(): string;
  /** An event the store knows. */
  adopt(eventId: string): void;
  has(eventId: string): boolean;
  /** In order of joining; empty when unknown. Changes with the event: copy it to keep it. */
  membersOf(eventId: string): readonly Entry[];
  /** Events are ordered by birth; the older wins a tie. */
  ageOf(eventId: string): number;
  put(entry: Entry, eventId: string): void;
  /** Puts it there as a fact that asks for no new judgement. */
  settle(entry: Entry, eventId: string): void;
  drop(entry: Entry): void;
  /** Drops what is older than the window, as long as enough newer reports are there. */
  forget(): void;
  oldestSlot(): number;
  size(): number;
  /** Events that changed since `settled`. */
  readonly touched: ReadonlySet<string>;
  settled(): void;
}

export interface MemoryOptions {
  readonly newId: NewId;
  readonly windowHours: number;
  readonly reportsMin: number;
}

/** Of an entry that stands in no event yet. */
const outside = { eventId: '', pinned: false, unsure: false, near: [] };

export function createMemory(options: MemoryOptions): Memory {
  const slots = new Map<number, Entry>();
  const byId = new Map<string, Entry>();
  const events = createEvents(options.newId);
  const touched = new Set<string>();
  let nextSlot = 0;
  let oldestSlot = 0;
  let newestHour = -Infinity;

  function drop(entry: Entry): void {
    slots.delete(entry.slot);
    if (byId.get(entry.reading.id) === entry) byId.delete(entry.reading.id);
    if (events.remove(entry)) touched.delete(entry.eventId);
  }

  return {
    enter(reading) {
      const entry = { ...outside, slot: nextSlot++, reading };
      slots.set(entry.slot, entry);
      byId.set(reading.id, entry);
      if (reading.hour > newestHour) newestHour = reading.hour;
      return entry;
    },
    at: (slot) => slots.get(slot),
    find: (articleId) => byId.get(articleId),
    all: () => [...slots.values()],
    open: events.open,
    adopt: events.adopt,
    has: events.has,
    membersOf: events.membersOf,
    ageOf: events.ageOf,
    put(entry, eventId) {
      if (entry.eventId !== '' && events.remove(entry)) touched.delete(entry.eventId);
      else if (entry.eventId !== '') touched.add(entry.eventId);
      entry.eventId = eventId;
      events.add(entry);
      touched.add(eventId);
    },
    settle(entry, eventId) {
      entry.eventId = eventId;
      events.add(entry);
    },
    drop,
    forget() {
      const cutHour = newestHour - options.windowHours;
      for (; nextSlot - oldestSlot > options.reportsMin; oldestSlot++) {
        const entry = slots.get(oldestSlot);
        if (entry === undefined) continue;
        if (entry.reading.hour > cutHour) return;
        drop(entry);
      }
    },
    oldestSlot: () => oldestSlot,
    size: () => slots.size,
    touched,
    settled: () => touched.clear(),
  };
}

function createEvents(newId: NewId) {
  const events = new Map<string, Entry[]>();
  const birth = new Map<string, number>();
  let births = 0;

  function adopt(eventId: string): void {
    if (events.has(eventId)) return;
    events.set(eventId, []);
    birth.set(eventId, births++);
  }

  return {
    adopt,
    open(): string {
      const id = newId();
      adopt(id);
      return id;
    },
    has: (eventId: string): boolean => events.has(eventId),
    membersOf: (eventId: string): readonly Entry[] => events.get(eventId) ?? [],
    ageOf: (eventId: string): number => birth.get(eventId) ?? Infinity,
    add(entry: Entry): void {
      adopt(entry.eventId);
      events.get(entry.eventId)?.push(entry);
    },
    /** True when its event ended with it. */
    remove(entry: Entry): boolean {
      const members = events.get(entry.eventId);
      const at = members?.indexOf(entry) ?? -1;
      if (members === undefined || at < 0) return false;
      members.splice(at, 1);
      if (members.length > 0) return false;
      events.delete(entry.eventId);
      birth.delete(entry.eventId);
      return true;
    },
  };
}
