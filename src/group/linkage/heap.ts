// A queue of proposals to join two groups: highest value first; ties by the older groups, so that
// the outcome is one. Columns, not objects: there is one proposal for every link ever renewed.

export interface Heap {
  /** `a` and `b` break a tie. */
  push(value: number, a: number, b: number, end: number, stamp: number): void;
  /** Takes the top away, which the fields below then tell; false when there is none. */
  pop(): boolean;
  readonly top: Proposal;
}

export interface Proposal {
  /** Of the link. */
  end: number;
  /** Tells whether the link has changed since. */
  stamp: number;
}

export function createHeap(): Heap {
  const values: number[] = [];
  const as: number[] = [];
  const bs: number[] = [];
  const ends: number[] = [];
  const stamps: number[] = [];
  const top: Proposal = { end: 0, stamp: 0 };

  function isBefore(value: number, a: number, b: number, at: number): boolean {
    const other = values[at] as number;
    if (value !== other) return value > other;
    const otherA = as[at] as number;
    return a !== otherA ? a < otherA : b < (bs[at] as number);
  }

  function copy(from: number, to: number): void {
    values[to] = values[from] as number;
    as[to] = as[from] as number;
    bs[to] = bs[from] as number;
    ends[to] = ends[from] as number;
    stamps[to] = stamps[from] as number;
  }

  /** Which of the two below `at` comes first. */
  function firstBelow(at: number, length: number): number {
    const left = 2 * at + 1;
    const right = left + 1;
    if (right >= length) return left;
    const [a, b] = [as[right] as number, bs[right] as number];
    return isBefore(values[right] as number, a, b, left) ? right : left;
  }

  /** Sinks the last to where it belongs, from the top. */
  function sinkLast(): void {
    const last = values.length - 1;
    const [value, a, b] = [values[last] as number, as[last] as number, bs[last] as number];
    let at = 0;
    while (2 * at + 1 < last) {
      const below = firstBelow(at, last);
      if (isBefore(value, a, b, below)) break;
      copy(below, at);
      at = below;
    }
    copy(last, at);
  }

  return {
    top,
    push(value, a, b, end, stamp) {
      let at = values.length;
      while (at > 0) {
        const above = (at - 1) >> 1;
        if (!isBefore(value, a, b, above)) break;
        copy(above, at);
        at = above;
      }
      values[at] = value;
      as[at] = a;
      bs[at] = b;
      ends[at] = end;
      stamps[at] = stamp;
    },
    pop() {
      if (values.length === 0) return false;
      top.end = ends[0] as number;
      top.stamp = stamps[0] as number;
      sinkLast();
      for (const column of [values, as, bs, ends, stamps]) column.pop();
      return true;
    },
  };
}
