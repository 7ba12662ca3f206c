// Reports by slot. What is asked of the many neighbours of one report lies in columns: the reports
// themselves lie anywhere in memory, and fetching one costs more than what is then done with it.
//
//   slot − base ──► entry · event · hour · number of its chunk, place in that chunk

import { grown } from '../column.js';
import type { Chunk } from '../reading/packed-reading.js';
import type { Entry, HeldEvent } from './entry.js';

export interface EntryTable {
  /** The slot that comes next. */
  next(): number;
  at(slot: number): Entry | undefined;
  /** The event it stands in; undefined when it is forgotten, too. */
  eventOf(slot: number): HeldEvent | undefined;
  /** NaN when nobody says. */
  hourOf(slot: number): number;
  chunkOf(slot: number): Chunk;
  offsetOf(slot: number): number;
  /** By slot. */
  all(): readonly Entry[];
  size(): number;
  add(entry: Entry): void;
  /** The event of an entry that is here changed. */
  updateEvent(entry: Entry): void;
  /** False when it is not there. */
  remove(entry: Entry): boolean;
  /** Those before `oldest` are asked for no more. */
  releaseBefore(oldest: number): void;
  /** Into empty ones: the entries from one slot up to another. */
  load(entries: readonly Entry[], from: number, to: number): void;
}

/** Rows of forgotten reports are let go when they are this many. */
const rowsFreedMin = 4_096;

export function createEntryTable(): EntryTable {
  let entries: (Entry | undefined)[] = [];
  let events: (HeldEvent | undefined)[] = [];
  let hours: Float64Array = new Float64Array(rowsFreedMin);
  const lies = createOffsets();
  /** Slot of the first row. */
  let base = 0;
  let size = 0;

  function add(entry: Entry): void {
    const row = entries.push(entry) - 1;
    events.push(entry.event);
    hours = grown(hours, row + 1);
    hours[row] = entry.reading.hour;
    lies.add(row, entry.reading.chunk, entry.reading.offset);
    size++;
  }

  /** A row for a report that is forgotten: of it none is asked. */
  function skip(): void {
    lies.skip(entries.push(undefined) - 1);
    events.push(undefined);
  }

  return {
    add,
    next: () => base + entries.length,
    at: (slot) => entries[slot - base],
    eventOf: (slot) => events[slot - base],
    hourOf: (slot) => hours[slot - base] as number,
    chunkOf: (slot) => lies.chunkOf(slot - base),
    offsetOf: (slot) => lies.offsetOf(slot - base),
    all() {
      const here: Entry[] = [];
      for (const entry of entries) if (entry !== undefined) here.push(entry);
      return here;
    },
    size: () => size,
    updateEvent({ slot, event }) {
      events[slot - base] = event;
    },
    remove(entry) {
      const { slot } = entry;
      if (entries[slot - base] !== entry) return false;
      entries[slot - base] = undefined;
      events[slot - base] = undefined;
      size--;
      return true;
    },
    releaseBefore(oldest) {
      const rows = oldest - base;
      if (rows < Math.max(rowsFreedMin, entries.length / 2)) return;
      hours.copyWithin(0, rows, entries.length);
      lies.letGo(rows, entries.length);
      entries = entries.slice(rows);
      events = events.slice(rows);
      base = oldest;
    },
    load(loaded, from, to) {
      base = from;
      for (const entry of loaded) {
        while (base + entries.length < entry.slot) skip();
        add(entry);
      }
      while (base + entries.length < to) skip();
    },
  };
}

/** Where readings lie, two numbers a row. */
function createOffsets() {
  let lies: Int32Array = new Int32Array(2 * rowsFreedMin);
  let chunks: Chunk[] = [];

  function put(row: number, chunk: number, place: number): void {
    lies = grown(lies, 2 * row + 2);
    lies[2 * row] = chunk;
    lies[2 * row + 1] = place;
  }

  return {
    chunkOf: (row: number): Chunk => chunks[lies[2 * row] as number] as Chunk,
    offsetOf: (row: number): number => lies[2 * row + 1] as number,
    add(row: number, chunk: Chunk, place: number): void {
      if (chunks.at(-1) !== chunk) chunks.push(chunk);
      put(row, chunks.length - 1, place);
    },
    /** It lies nowhere, but what is let go before it must be told apart from what is not. */
    skip: (row: number): void => put(row, Math.max(0, chunks.length - 1), 0),
    /** The first rows, of so many. */
    letGo(rows: number, of: number): void {
      const gone = rows < of ? (lies[2 * rows] as number) : chunks.length;
      lies.copyWithin(0, 2 * rows, 2 * of);
      for (let row = 0; row < of - rows; row++) lies[2 * row] = (lies[2 * row] as number) - gone;
      chunks = chunks.slice(gone);
    },
  };
}
