// The likely neighbours of every report in memory, best first, with log-odds: judged once, asked
// for often. One row a report in a ring of rows: slots only grow, so the newest takes the place of
// one that is forgotten.
//
//   slot & mask ──► count | slots  best … worst | scores best … worst

export interface Near {
  /** Makes room for a slot, while none before `oldest` is asked for any more. */
  enter(slot: number, oldest: number): void;
  /** Empties a row; `time` tells when it was judged. */
  clear(slot: number, time: number): void;
  /** Puts a neighbour where its score belongs; a full row lets its worst go. */
  keep(slot: number, neighbour: number, score: number): void;
  count(slot: number): number;
  neighbour(slot: number, at: number): number;
  score(slot: number, at: number): number;
  /** As given to `clear`. */
  judgedAt(slot: number): number;
  /** What either remembers of the other; NaN when neither does. */
  between(a: number, b: number): number;
}

export const nearMax = 12;
const rowsAtFirst = 1 << 10;

export function createNear(): Near {
  let mask = rowsAtFirst - 1;
  let counts = new Uint8Array(rowsAtFirst);
  let times = new Float64Array(rowsAtFirst);
  let slots = new Int32Array(rowsAtFirst * nearMax);
  let scores = new Float32Array(rowsAtFirst * nearMax);

  /** Twice the rows; every row moves to where its slot now belongs. */
  function grow(oldest: number): void {
    const rows = (mask + 1) * 2;
    const old = { mask, counts, times, slots, scores };
    mask = rows - 1;
    counts = new Uint8Array(rows);
    times = new Float64Array(rows);
    slots = new Int32Array(rows * nearMax);
    scores = new Float32Array(rows * nearMax);
    for (let slot = oldest; slot <= oldest + old.mask; slot++) {
      const [from, to] = [slot & old.mask, slot & mask];
      counts[to] = old.counts[from] as number;
      times[to] = old.times[from] as number;
      const row = from * nearMax;
      slots.set(old.slots.subarray(row, row + nearMax), to * nearMax);
      scores.set(old.scores.subarray(row, row + nearMax), to * nearMax);
    }
  }

  function known(slot: number, neighbour: number): number {
    const from = (slot & mask) * nearMax;
    const to = from + (counts[slot & mask] as number);
    for (let i = from; i < to; i++) if (slots[i] === neighbour) return scores[i] as number;
    return NaN;
  }

  return {
    enter(slot, oldest) {
      while (slot - oldest > mask) grow(oldest);
      counts[slot & mask] = 0;
    },
    clear(slot, time) {
      counts[slot & mask] = 0;
      times[slot & mask] = time;
    },
    keep(slot, neighbour, score) {
      const from = (slot & mask) * nearMax;
      let at = from + (counts[slot & mask] as number);
      if (at === from + nearMax) {
        if ((scores[at - 1] as number) >= score) return;
        at--;
      } else counts[slot & mask] = at - from + 1;
      for (; at > from && (scores[at - 1] as number) < score; at--) {
        scores[at] = scores[at - 1] as number;
        slots[at] = slots[at - 1] as number;
      }
      scores[at] = score;
      slots[at] = neighbour;
    },
    count: (slot) => counts[slot & mask] as number,
    neighbour: (slot, at) => slots[(slot & mask) * nearMax + at] as number,
    score: (slot, at) => scores[(slot & mask) * nearMax + at] as number,
    judgedAt: (slot) => times[slot & mask] as number,
    between(a, b) {
      const later = known(a > b ? a : b, a > b ? b : a);
      return Number.isNaN(later) ? known(a > b ? b : a, a > b ? a : b) : later;
    },
  };
}
