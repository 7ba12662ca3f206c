// The remembered neighbours as columns of a snapshot, and back.

import type { Near } from './near.js';
import type { Columns, Sheet } from '../snapshot/snapshot.js';

/** Keeps the rows of these slots, which ascend. */
export function saveNear(near: Near, slots: Int32Array, sheet: Sheet): void {
  const counts = slots.map((slot) => near.count(slot));
  const all = counts.reduce((sum, count) => sum + count, 0);
  const [neighbours, scores] = [new Int32Array(all), new Float32Array(all)];
  let end = 0;
  slots.forEach((slot, row) => {
    for (let at = 0; at < (counts[row] as number); at++) {
      neighbours[end] = near.neighbour(slot, at);
      scores[end++] = near.score(slot, at);
    }
  });
  sheet.ints('near.counts', counts);
  sheet.doubles(
    'near.times',
    Float64Array.from(slots, (slot) => near.judgedAt(slot)),
  );
  sheet.ints('near.slots', neighbours);
  sheet.floats('near.scores', scores);
}

export function loadNear(near: Near, slots: Int32Array, oldest: number, columns: Columns): void {
  const counts = columns.ints('near.counts');
  const times = columns.doubles('near.times');
  const neighbours = columns.ints('near.slots');
  const scores = columns.floats('near.scores');
  let at = 0;
  slots.forEach((slot, row) => {
    near.enter(slot, oldest);
    near.clear(slot, times[row] as number);
    // They were kept best first, and one put behind its equals stays there.
    for (const end = at + (counts[row] as number); at < end; at++) {
      near.keep(slot, neighbours[at] as number, scores[at] as number);
    }
  });
}
