// The likely neighbours of every report in memory, best first, with log-odds: judged once, asked
// for often. One row a report in a ring of rows: slots only grow, so the newest takes the place of
// one that is forgotten.
//
//   slot & mask ──► count · slots best … worst · scores best … worst      times
//
// A row lies in one piece, and what is looked up first comes first: one line of memory tells that
// two reports do not remember each other.

export interface Neighbours {
  /** Makes room for a slot, while none before `oldest` is asked for any more. */
  enter(slot: number, oldest: number): void;
  /** Empties a row; `time` tells when it was judged. */
  clear(slot: number, time: number): void;
  /** Puts a neighbour where its score belongs; a full row lets its worst go. */
  add(slot: number, neighbour: number, score: number): void;
  count(slot: number): number;
  neighbour(slot: number, at: number): number;
  score(slot: number, at: number): number;
  /** As given to `clear`. */
  judgedAt(slot: number): number;
  /** What either remembers of the other; NaN when neither does. */
  scoreBetween(a: number, b: number): number;
}

export const neighboursMax = 12;
const rowsAtFirst = 1 << 10;
/** Numbers in a row, and where in it its slots and scores begin. */
const rowLength = 32;
const slotsAt = 1;
const scoresAt = slotsAt + neighboursMax;

export function createNeighbours(): Neighbours {
  let mask = rowsAtFirst - 1;
  let rows = new Int32Array(rowsAtFirst * rowLength);
  let scores = new Float32Array(rows.buffer);
  let times = new Float64Array(rowsAtFirst);
  /** Whether a report remembers a later one: in hindsight only. */
  let remembersLater = false;

  /** Twice the rows; every row moves to where its slot now belongs. */
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

  function known(slot: number, neighbour: number): number {
    const row = (slot & mask) * rowLength;
    const from = row + slotsAt;
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
      if (neighbour > slot) remembersLater = true;
      const row = (slot & mask) * rowLength;
      const from = row + slotsAt;
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
    neighbour: (slot, at) => rows[(slot & mask) * rowLength + slotsAt + at] as number,
    score: (slot, at) => scores[(slot & mask) * rowLength + scoresAt + at] as number,
    judgedAt: (slot) => times[slot & mask] as number,
    scoreBetween(a, b) {
      const later = known(a > b ? a : b, a > b ? b : a);
      return remembersLater && Number.isNaN(later) ? known(a > b ? b : a, a > b ? a : b) : later;
    },
  };
}
