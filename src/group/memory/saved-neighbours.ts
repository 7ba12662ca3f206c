// The remembered neighbours as columns of a snapshot, and back.

import type { Entry } from './memory.js';
import type { Neighbours } from './neighbours.js';
import type { Columns, Sheet } from '../snapshot/snapshot.js';

/** Keeps the rows of these entries, by slot. */
export function saveNeighbours(near: Neighbours, entries: readonly Entry[], sheet: Sheet): void {
  const times = new Float64Array(entries.length);
  const lengths = new Int32Array(entries.length);
  let count = 0;
  for (let row = 0; row < entries.length; row++) {
    const { slot } = entries[row] as Entry;
    times[row] = near.judgedAt(slot);
    count += lengths[row] = near.count(slot);
  }
  const all = new Int32Array(count);
  const scores = new Float32Array(count);
  let end = 0;
  for (const { slot } of entries) {
    for (let at = 0; at < near.count(slot); at++) {
      all[end] = near.neighbour(slot, at);
      scores[end++] = near.score(slot, at);
    }
  }
  sheet.doubles('near.times', times);
  sheet.rows('near', { lengths, all });
  sheet.floats('near.scores', scores);
}

/** Of these entries, by slot; none before `oldest` is asked for. */
export function loadNeighbours(
  near: Neighbours,
  entries: readonly Entry[],
  oldest: number,
  columns: Columns,
): void {
  const times = columns.doubles('near.times');
  const counts = columns.ints('near.lengths');
  const neighbours = columns.ints('near');
  const scores = columns.floats('near.scores');
  let from = 0;
  entries.forEach(({ slot }, row) => {
    near.enter(slot, oldest);
    near.clear(slot, times[row] as number);
    // They were kept best first, and one put behind its equals stays there.
    const to = from + (counts[row] as number);
    for (let at = from; at < to; at++) {
      near.add(slot, neighbours[at] as number, scores[at] as number);
    }
    from = to;
  });
}
