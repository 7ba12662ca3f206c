// What time it is in the stream. A report that says 2099 must not make all others old, and one that
// says 1970 has come now all the same: the hour is the middle one of those last told, and never
// goes back.

import type { Columns, Sheet } from '../snapshot/snapshot.js';

export interface StreamClock {
  /** The stream's hour once a report of this hour came; NaN when it tells none. */
  hourAt(hour: number): number;
  hour(): number;
  save(sheet: Sheet): void;
  load(columns: Columns): void;
}

const toldMax = 63;

export function createStreamClock(): StreamClock {
  const told = new Float64Array(toldMax);
  let count = 0;
  let now = -Infinity;
  return {
    hourAt(hour) {
      if (Number.isNaN(hour)) return now;
      told[count++ % toldMax] = hour;
      // Mostly the stream runs on by itself: the middle is sought anew once a round.
      if (count % toldMax === 0 || count < toldMax) {
        const sorted = told.slice(0, Math.min(count, toldMax)).sort();
        now = Math.max(now, sorted[sorted.length >> 1] as number);
      }
      return now;
    },
    hour: () => now,
    save(sheet) {
      sheet.numbers('clock', [now, count, ...told]);
    },
    load(columns) {
      const [hour = -Infinity, many = 0, ...hours] = columns.doubles('clock');
      now = hour;
      count = many;
      told.set(hours);
    },
  };
}
