// Keeps the newest entries of a feed without end, in the feed's own order, in bounded memory.

import type { EntryReading } from './reading.js';

interface Numbered {
  readonly entry: EntryReading;
  /** Its place in the document. */
  readonly place: number;
}

/** Entries looked at for each one kept: a feed's newest stand near its top. */
const lookedAtShare = 10;

export interface Newest {
  /** Reads the entry, unless enough were looked at. */
  add(read: () => EntryReading | undefined): void;
  /** In document order. */
  kept(): EntryReading[];
  dropped(): number;
}

export function keepNewest(max: number): Newest {
  let held: Numbered[] = [];
  let seen = 0;
  const trim = (): void => {
    if (held.length <= max) return;
    held = held
      .sort(newerFirst)
      .slice(0, max)
      .sort((a, b) => a.place - b.place);
  };
  return {
    add: (read) => {
      const entry = seen < max * lookedAtShare ? read() : undefined;
      seen += 1;
      if (entry === undefined) return;
      held.push({ entry, place: seen });
      if (held.length >= 2 * max) trim();
    },
    kept: () => {
      trim();
      return held.map(({ entry }) => entry);
    },
    dropped: () => Math.max(0, seen - max),
  };
}

/** By date; of the undated and the equal, the one that stands first. */
function newerFirst(a: Numbered, b: Numbered): number {
  const first = a.entry.published ?? a.entry.updated ?? 0;
  const second = b.entry.published ?? b.entry.updated ?? 0;
  return second - first || a.place - b.place;
}
