// Keeps the newest entries of a feed in the feed's own order. Memory is bounded for endless feeds.

import type { EntryReading } from './reading.js';

interface PlacedEntry {
  readonly entry: EntryReading;
  /** Position in the document. */
  readonly place: number;
}

/** Entries read for each one kept. The newest entries of a feed are near its top. */
const readPerKept = 10;

export interface Newest {
  /** Calls `read`, unless enough entries have been read. */
  add(read: () => EntryReading | undefined): void;
  /** In document order. */
  kept(): EntryReading[];
  dropped(): number;
}

/** Collects at most `max` entries. */
export function keepNewest(max: number): Newest {
  let entries: PlacedEntry[] = [];
  let seen = 0;
  const trim = (): void => {
    if (entries.length <= max) return;
    entries = entries
      .sort(newerFirst)
      .slice(0, max)
      .sort((a, b) => a.place - b.place);
  };
  return {
    add: (read) => {
      const entry = seen < max * readPerKept ? read() : undefined;
      seen += 1;
      if (entry === undefined) return;
      entries.push({ entry, place: seen });
      if (entries.length >= 2 * max) trim();
    },
    kept: () => {
      trim();
      return entries.map(({ entry }) => entry);
    },
    dropped: () => Math.max(0, seen - max),
  };
}

/** By date, then by position. An entry without a date counts as oldest. */
function newerFirst(a: PlacedEntry, b: PlacedEntry): number {
  const first = a.entry.published ?? a.entry.updated ?? 0;
  const second = b.entry.published ?? b.entry.updated ?? 0;
  return second - first || a.place - b.place;
}
