// A priority queue (binary heap) of proposals to join the two groups of a link. The highest value
// comes first; the older groups win a tie, so that the result is deterministic. A link has at most
// one proposal, which a later one replaces.
//
//   queue: link, link, link, …        link ──► value, older, younger group, place in the queue

export interface Heap {
  /** Proposes a link, or replaces its proposal. */
  put(link: number, value: number, older: number, younger: number): void;
  /** Removes the proposal of a link, if there is one. */
  drop(link: number): void;
  /** Removes the best proposal and returns its link; −1 if there is none. */
  pop(): number;
}

const notQueued = -1;

export function createHeap(links: number): Heap {
  const values = new Float64Array(links);
  const olders = new Int32Array(links);
  const youngers = new Int32Array(links);
  const indexes = new Int32Array(links).fill(notQueued);
  const queue = new Int32Array(links);
  let length = 0;

  function isBefore(one: number, two: number): boolean {
    const value = values[one] as number;
    const other = values[two] as number;
    if (value !== other) return value > other;
    const older = olders[one] as number;
    const otherOlder = olders[two] as number;
    if (older !== otherOlder) return older < otherOlder;
    return (youngers[one] as number) < (youngers[two] as number);
  }

  function set(link: number, at: number): void {
    queue[at] = link;
    indexes[link] = at;
  }

  /** Moves a link up or down from an index to where it belongs. */
  function sift(link: number, from: number): void {
    let at = from;
    while (at > 0) {
      const parent = queue[(at - 1) >> 1] as number;
      if (!isBefore(link, parent)) break;
      set(parent, at);
      at = (at - 1) >> 1;
    }
    for (let child = betterChild(at); child < length; child = betterChild(at)) {
      const other = queue[child] as number;
      if (isBefore(link, other)) break;
      set(other, at);
      at = child;
    }
    set(link, at);
  }

  /** The better of the two children of an index; an index past the end if it has none. */
  function betterChild(at: number): number {
    const left = 2 * at + 1;
    const right = left + 1;
    if (right >= length) return left;
    return isBefore(queue[right] as number, queue[left] as number) ? right : left;
  }

  function drop(link: number): void {
    const at = indexes[link] as number;
    if (at === notQueued) return;
    indexes[link] = notQueued;
    length--;
    if (at < length) sift(queue[length] as number, at);
  }

  return {
    put(link, value, older, younger) {
      values[link] = value;
      olders[link] = older;
      youngers[link] = younger;
      const at = indexes[link] as number;
      sift(link, at === notQueued ? length++ : at);
    },
    drop,
    pop() {
      if (length === 0) return notQueued;
      const link = queue[0] as number;
      drop(link);
      return link;
    },
  };
}
