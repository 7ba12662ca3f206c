// A queue of proposals to join two groups: highest value first; ties by the older groups, so that
// the outcome is one. Columns, not objects: there is one proposal for every link ever renewed.
//
//   heap: value, place ──► proposals: a, b, end, stamp

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
  const places: number[] = [];
  const proposals: number[] = [];
  const top: Proposal = { end: 0, stamp: 0 };

  /** Whether a proposal goes before the one at a place of the heap. */
  function isBefore(value: number, place: number, at: number): boolean {
    const other = values[at] as number;
    return value !== other ? value > other : isOlder(place, places[at] as number);
  }

  function isOlder(one: number, two: number): boolean {
    const [a, otherA] = [proposals[one] as number, proposals[two] as number];
    return a !== otherA
      ? a < otherA
      : (proposals[one + 1] as number) < (proposals[two + 1] as number);
  }

  function put(value: number, place: number, at: number): void {
    values[at] = value;
    places[at] = place;
  }

  function copy(from: number, to: number): void {
    put(values[from] as number, places[from] as number, to);
  }

  /** Which of the two below `at` comes first. */
  function firstBelow(at: number, length: number): number {
    const left = 2 * at + 1;
    const right = left + 1;
    if (right >= length) return left;
    return isBefore(values[right] as number, places[right] as number, left) ? right : left;
  }

  /** Sinks what stood last to where it belongs, from the top. */
  function sink(value: number, place: number): void {
    const { length } = values;
    let at = 0;
    while (2 * at + 1 < length) {
      const below = firstBelow(at, length);
      if (isBefore(value, place, below)) break;
      copy(below, at);
      at = below;
    }
    put(value, place, at);
  }

  return {
    top,
    push(value, a, b, end, stamp) {
      const place = proposals.push(a, b, end, stamp) - width;
      let at = values.length;
      while (at > 0) {
        const above = (at - 1) >> 1;
        if (!isBefore(value, place, above)) break;
        copy(above, at);
        at = above;
      }
      put(value, place, at);
    },
    pop() {
      const [place] = places;
      const [value, last] = [values.pop(), places.pop()];
      if (place === undefined || value === undefined || last === undefined) return false;
      top.end = proposals[place + 2] as number;
      top.stamp = proposals[place + 3] as number;
      if (values.length > 0) sink(value, last);
      return true;
    },
  };
}

/** Numbers of a proposal. */
const width = 4;
