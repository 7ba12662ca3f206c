// A queue of proposals to join the two groups of a link: highest value first; ties by the older
// groups, so that the outcome is one. A link has one proposal, which a later one replaces: columns
// by link, and for each its place in the queue.
//
//   queue: link, link, link, …        link ──► value, older, younger group, place in the queue

export interface Heap {
  /** Proposes a link in place of what was proposed of it before. */
  put(link: number, value: number, older: number, younger: number): void;
  /** Takes its proposal back, if there is one. */
  drop(link: number): void;
  /** Takes the best link away; −1 when there is none. */
  pop(): number;
}

const nowhere = -1;

export function createHeap(links: number): Heap {
  const values = new Float64Array(links);
  const olders = new Int32Array(links);
  const youngers = new Int32Array(links);
  const places = new Int32Array(links).fill(nowhere);
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
    places[link] = at;
  }

  /** Puts a link where it belongs, from a place it may take, and moves others out of its way. */
  function settle(link: number, from: number): void {
    let at = from;
    while (at > 0) {
      const above = queue[(at - 1) >> 1] as number;
      if (!isBefore(link, above)) break;
      set(above, at);
      at = (at - 1) >> 1;
    }
    for (let below = firstBelow(at); below < length; below = firstBelow(at)) {
      const other = queue[below] as number;
      if (isBefore(link, other)) break;
      set(other, at);
      at = below;
    }
    set(link, at);
  }

  /** Of the two places below one the better; beyond the end when there is none. */
  function firstBelow(at: number): number {
    const left = 2 * at + 1;
    const right = left + 1;
    if (right >= length) return left;
    return isBefore(queue[right] as number, queue[left] as number) ? right : left;
  }

  function drop(link: number): void {
    const at = places[link] as number;
    if (at === nowhere) return;
    places[link] = nowhere;
    length--;
    if (at < length) settle(queue[length] as number, at);
  }

  return {
    put(link, value, older, younger) {
      values[link] = value;
      olders[link] = older;
      youngers[link] = younger;
      const at = places[link] as number;
      settle(link, at === nowhere ? length++ : at);
    },
    drop,
    pop() {
      if (length === 0) return nowhere;
      const link = queue[0] as number;
      drop(link);
      return link;
    },
  };
}
