// A queue of proposals to join two groups: highest value first; ties by the older groups, so that
// the outcome is one.

export interface Proposal {
  readonly a: number;
  readonly b: number;
  readonly value: number;
  /** Tells whether the link has changed since. */
  readonly stamp: number;
}

export interface Heap {
  push(entry: Proposal): void;
  pop(): Proposal | undefined;
}

export function createHeap(): Heap {
  const entries: Proposal[] = [];
  const before = (x: Proposal, y: Proposal): boolean =>
    x.value !== y.value ? x.value > y.value : x.a !== y.a ? x.a < y.a : x.b < y.b;

  function swap(i: number, j: number): void {
    const held = entries[i] as Proposal;
    entries[i] = entries[j] as Proposal;
    entries[j] = held;
  }

  function sink(from: number): void {
    for (let at = from; ;) {
      let best = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (
          child < entries.length &&
          before(entries[child] as Proposal, entries[best] as Proposal)
        ) {
          best = child;
        }
      }
      if (best === at) return;
      swap(at, best);
      at = best;
    }
  }

  return {
    push(entry) {
      let at = entries.push(entry) - 1;
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (!before(entries[at] as Proposal, entries[parent] as Proposal)) return;
        swap(at, parent);
        at = parent;
      }
    },
    pop() {
      const top = entries[0];
      const last = entries.pop();
      if (top === undefined || last === undefined || entries.length === 0) return top;
      entries[0] = last;
      sink(0);
      return top;
    },
  };
}
