// Reports by slot. What is read of the many neighbours of a report is in columns: the reports
// themselves are scattered over the heap, and to fetch one costs more than what is done with it.
//
//   row = slot − base ──► entry · event · hour · number of its chunk, offset in that chunk

import { grown } from '../column.js';
import type { Chunk } from '../reading/packed-reading.js';
import type { Entry, HeldEvent } from './entry.js';

export interface EntryTable {
  /** The slot of the next report. */
  next(): number;
  /** The report of a slot; undefined if it was removed. */
  at(slot: number): Entry | undefined;
  /** The event of a slot's report; undefined if it has none or was removed. */
  eventOf(slot: number): HeldEvent | undefined;
  /** The hour of a slot's report; NaN if unknown. */
  hourOf(slot: number): number;
  /** The chunk that holds a slot's packed reading, and the reading's offset there. */
  chunkOf(slot: number): Chunk;
  offsetOf(slot: number): number;
  /** All reports, by slot. */
  all(): readonly Entry[];
  size(): number;
  add(entry: Entry): void;
  /** Notes the event of a report after it changed. */
  updateEvent(entry: Entry): void;
  /** Removes a report; returns false if it is not here. */
  remove(entry: Entry): boolean;
  /** Frees the rows before a slot, once they are many. They may not be read after that. */
  releaseBefore(oldest: number): void;
  /** Loads the reports from one slot up to another into an empty table. */
  load(entries: readonly Entry[], from: number, to: number): void;
}

/** Rows are freed when at least this many can be. */
const rowsFreedMin = 4_096;

export function createEntryTable(): EntryTable {
  let entries: (Entry | undefined)[] = [];
  let events: (HeldEvent | undefined)[] = [];
  let hours: Float64Array = new Float64Array(rowsFreedMin);
  const locations = createLocations();
  /** The slot of the first row. */
  let base = 0;
  let size = 0;

  function add(entry: Entry): void {
    const row = entries.push(entry) - 1;
    events.push(entry.event);
    hours = grown(hours, row + 1);
    hours[row] = entry.reading.hour;
    locations.add(row, entry.reading.chunk, entry.reading.offset);
    size++;
  }

  /** Adds a row for a report that was forgotten. */
  function skip(): void {
    locations.skip(entries.push(undefined) - 1);
    events.push(undefined);
  }

  return {
    add,
    next: () => base + entries.length,
    at: (slot) => entries[slot - base],
    eventOf: (slot) => events[slot - base],
    hourOf: (slot) => hours[slot - base] as number,
    chunkOf: (slot) => locations.chunkOf(slot - base),
    offsetOf: (slot) => locations.offsetOf(slot - base),
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
      locations.releaseBefore(rows, entries.length);
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

/** The locations of packed readings: number of the chunk and offset, two numbers a row. */
function createLocations() {
  let locations: Int32Array = new Int32Array(2 * rowsFreedMin);
  let chunks: Chunk[] = [];

  function put(row: number, chunk: number, place: number): void {
    locations = grown(locations, 2 * row + 2);
    locations[2 * row] = chunk;
    locations[2 * row + 1] = place;
  }

  return {
    chunkOf: (row: number): Chunk => chunks[locations[2 * row] as number] as Chunk,
    offsetOf: (row: number): number => locations[2 * row + 1] as number,
    add(row: number, chunk: Chunk, place: number): void {
      if (chunks.at(-1) !== chunk) chunks.push(chunk);
      put(row, chunks.length - 1, place);
    },
    /** A row without a reading takes the newest chunk, so that chunk numbers stay ascending. */
    skip: (row: number): void => put(row, Math.max(0, chunks.length - 1), 0),
    /** Removes the first `rows` of `of` rows, and the chunks that only they use. */
    releaseBefore(rows: number, of: number): void {
      const gone = rows < of ? (locations[2 * rows] as number) : chunks.length;
      locations.copyWithin(0, 2 * rows, 2 * of);
      for (let row = 0; row < of - rows; row++)
        locations[2 * row] = (locations[2 * row] as number) - gone;
      chunks = chunks.slice(gone);
    },
  };
}
