// The time in the stream: the median of the last 63 hours that reports gave. It never goes back. So
// a report dated 2099 does not make all others old, and one dated 1970 still arrives now.

import type { SnapshotReader, SnapshotWriter } from '../snapshot/snapshot.js';

export interface StreamClock {
  /** Notes the hour of a report, NaN if it has none, and returns the hour of the stream. */
  hourAt(hour: number): number;
  /** The hour of the stream; −Infinity before the first report with an hour. */
  hour(): number;
  save(writer: SnapshotWriter): void;
  load(reader: SnapshotReader): void;
}

const hoursMax = 63;

export function createStreamClock(): StreamClock {
  const recent = new Float64Array(hoursMax);
  let count = 0;
  let now = -Infinity;
  return {
    hourAt(hour) {
      if (Number.isNaN(hour)) return now;
      recent[count++ % hoursMax] = hour;
      // The median changes little within 63 hours, so it is computed once in 63.
      if (count % hoursMax === 0 || count < hoursMax) {
        const sorted = recent.slice(0, Math.min(count, hoursMax)).sort();
        now = Math.max(now, sorted[sorted.length >> 1] as number);
      }
      return now;
    },
    hour: () => now,
    save(writer) {
      writer.numbers('clock', [now, count, ...recent]);
    },
    load(reader) {
      const [hour = -Infinity, savedCount = 0, ...hours] = reader.doubles('clock');
      now = hour;
      count = savedCount;
      recent.set(hours);
    },
  };
}
