// Saves the neighbours of reports as columns of a snapshot, and loads them.

import type { Entry } from './memory.js';
import type { Neighbours } from './neighbours.js';
import type { SnapshotReader, SnapshotWriter } from '../snapshot/snapshot.js';

/** Saves the rows of these entries, ordered by slot. */
export function saveNeighbours(
  neighbours: Neighbours,
  entries: readonly Entry[],
  writer: SnapshotWriter,
): void {
  const times = new Float64Array(entries.length);
  const lengths = new Int32Array(entries.length);
  let count = 0;
  for (let row = 0; row < entries.length; row++) {
    const { slot } = entries[row] as Entry;
    times[row] = neighbours.judgedAt(slot);
    count += lengths[row] = neighbours.count(slot);
  }
  const all = new Int32Array(count);
  const scores = new Float32Array(count);
  let end = 0;
  for (const { slot } of entries) {
    for (let at = 0; at < neighbours.count(slot); at++) {
      all[end] = neighbours.neighbour(slot, at);
      scores[end++] = neighbours.score(slot, at);
    }
  }
  writer.doubles('neighbours.times', times);
  writer.rows('neighbours', { lengths, all });
  writer.floats('neighbours.scores', scores);
}

/** Loads the rows of these entries, ordered by slot. No slot before `oldest` may be read later. */
export function loadNeighbours(
  neighbours: Neighbours,
  entries: readonly Entry[],
  oldest: number,
  reader: SnapshotReader,
): void {
  const times = reader.doubles('neighbours.times');
  const counts = reader.ints('neighbours.lengths');
  const slots = reader.ints('neighbours');
  const scores = reader.floats('neighbours.scores');
  let from = 0;
  entries.forEach(({ slot }, row) => {
    neighbours.enter(slot, oldest);
    neighbours.clear(slot, times[row] as number);
    // They were saved best first, and `add` inserts a score after equal ones: the order stays.
    const to = from + (counts[row] as number);
    for (let at = from; at < to; at++) {
      neighbours.add(slot, slots[at] as number, scores[at] as number);
    }
    from = to;
  });
}
