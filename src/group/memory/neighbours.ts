// The likely neighbours of every report in memory, best first, with log-odds. They are judged once
// and read often. Each report has a row in a ring of rows: slots only grow, so the newest report
// takes the row of one that is forgotten.
//
//   slot & mask ──► count · slots best … worst · scores best … worst      times
//
// A row is contiguous and begins with what is read first: one cache line is enough to see that two
// reports are no neighbours.

export interface Neighbours {
  /** Makes an empty row for a slot. No slot before `oldest` may be read after that. */
  enter(slot: number, oldest: number): void;
  /** Empties a row, and notes when it is judged. */
  clear(slot: number, time: number): void;
  /** Inserts a neighbour by its score; a full row drops its worst. */
  add(slot: number, neighbour: number, score: number): void;
  /** The number of neighbours in a row, at most 12. */
  count(slot: number): number;
  /** The slot of a neighbour by its rank in the row, and its score, in log-odds. */
  neighbour(slot: number, at: number): number;
  score(slot: number, at: number): number;
  /** The time given to `clear`. */
  judgedAt(slot: number): number;
  /** The score of two neighbours; NaN if neither has the other in its row. */
  scoreBetween(a: number, b: number): number;
}

export const neighboursMax = 12;
const rowsAtFirst = 1 << 10;
/** Numbers in a row, and the offsets of its slots and scores. */
const rowLength = 32;
const slotsOffset = 1;
const scoresOffset = slotsOffset + neighboursMax;

export function createNeighbours(): Neighbours {
  let mask = rowsAtFirst - 1;
  let rows = new Int32Array(rowsAtFirst * rowLength);
  let scores = new Float32Array(rows.buffer);
  let times = new Float64Array(rowsAtFirst);
  /** Whether a row contains a later report, which only hindsight adds. */
  let hasLater = false;

  /** Doubles the ring, and moves every row to the new position of its slot. */
  function grow(oldest: number): void {
    const size = (mask + 1) * 2;
    const old = { mask, rows, times };
    mask = size - 1;
    rows = new Int32Array(size * rowLength);
    scores = new Float32Array(rows.buffer);
    times = new Float64Array(size);
    for (let slot = oldest; slot <= oldest + old.mask; slot++) {
      const [from, to] = [slot & old.mask, slot & mask];
      times[to] = old.times[from] as number;
      const row = from * rowLength;
      rows.set(old.rows.subarray(row, row + rowLength), to * rowLength);
    }
  }

  /** The score of a neighbour in a row; NaN if it is not there. */
  function scoreIn(slot: number, neighbour: number): number {
    const row = (slot & mask) * rowLength;
    const from = row + slotsOffset;
    const to = from + (rows[row] as number);
    for (let i = from; i < to; i++)
      if (rows[i] === neighbour) return scores[i + neighboursMax] as number;
    return NaN;
  }

  return {
    enter(slot, oldest) {
      while (slot - oldest > mask) grow(oldest);
      rows[(slot & mask) * rowLength] = 0;
    },
    clear(slot, time) {
      rows[(slot & mask) * rowLength] = 0;
      times[slot & mask] = time;
    },
    add(slot, neighbour, score) {
      if (neighbour > slot) hasLater = true;
      const row = (slot & mask) * rowLength;
      const from = row + slotsOffset;
      let at = from + (rows[row] as number);
      if (at === from + neighboursMax) {
        if ((scores[at - 1 + neighboursMax] as number) >= score) return;
        at--;
      } else rows[row] = at - from + 1;
      for (; at > from && (scores[at - 1 + neighboursMax] as number) < score; at--) {
        scores[at + neighboursMax] = scores[at - 1 + neighboursMax] as number;
        rows[at] = rows[at - 1] as number;
      }
      scores[at + neighboursMax] = score;
      rows[at] = neighbour;
    },
    count: (slot) => rows[(slot & mask) * rowLength] as number,
    neighbour: (slot, at) => rows[(slot & mask) * rowLength + slotsOffset + at] as number,
    score: (slot, at) => scores[(slot & mask) * rowLength + scoresOffset + at] as number,
    judgedAt: (slot) => times[slot & mask] as number,
    scoreBetween(a, b) {
      const later = scoreIn(a > b ? a : b, a > b ? b : a);
      return hasLater && Number.isNaN(later) ? scoreIn(a > b ? b : a, a > b ? a : b) : later;
    },
  };
}
