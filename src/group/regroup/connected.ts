// The connected parts of the graph of likely pairs. Reports that no likely pair connects cannot be
// joined, so every part is grouped by itself. Typed arrays: a busy week is one part of thousands.
//
//   near ──► pairs ──► roots ──► part of each place ──► dealt out: places, edges and bonds by part

import type { Neighbours } from '../memory/neighbours.js';
import { edgeScoreMin, type Edges } from '../linkage/linkage.js';

/** Numbered from 0, in order of their first place. */
export interface ConnectedParts {
  readonly count: number;
  sizeOf(part: number): number;
  /** Its places among all, ascending; its edges and bonds number them from 0. */
  placesOf(part: number): Int32Array;
  edgesOf(part: number): Edges;
  bondsOf(part: number): readonly Bond[];
}

/** Two places that belong together whatever is judged. */
export type Bond = readonly [one: number, two: number];

export function connectedParts(
  slots: Int32Array,
  bonds: readonly Bond[],
  neighbours: Neighbours,
): ConnectedParts {
  const pairs = likelyPairs(slots, neighbours);
  const { count, partOf } = partsAmong(slots.length, pairs, bonds);
  const places = dealOut(partOf, count);
  const within = new Int32Array(slots.length);
  for (let at = 0; at < slots.length; at++) {
    const place = places.order[at] as number;
    within[place] = at - (places.starts[partOf[place] as number] as number);
  }
  const edges = dealOut(partsOfPairs(pairs.a, partOf), count);
  const bonded = bonds.map(([one]) => one);
  const bound = dealOut(partsOfPairs(bonded, partOf), count);
  const withinOf = (place: number): number => within[place] as number;
  return {
    count,
    sizeOf: (part) => (places.starts[part + 1] as number) - (places.starts[part] as number),
    placesOf: places.of,
    edgesOf(part) {
      const own = edges.of(part);
      const [a, b] = [new Int32Array(own.length), new Int32Array(own.length)];
      const score = new Float64Array(own.length);
      for (let i = 0; i < own.length; i++) {
        const pair = own[i] as number;
        a[i] = withinOf(pairs.a[pair] as number);
        b[i] = withinOf(pairs.b[pair] as number);
        score[i] = pairs.score[pair] as number;
      }
      return { a, b, score };
    },
    bondsOf: (part) =>
      Array.from(bound.of(part), (bond): Bond => {
        const [one, two] = bonds[bond] as Bond;
        return [withinOf(one), withinOf(two)];
      }),
  };
}

/** The likely ones that reports remember, the earlier place first. */
function likelyPairs(slots: Int32Array, neighbours: Neighbours): Edges {
  const placeOf = createPlaces(slots);
  const pairs = { a: [] as number[], b: [] as number[], score: [] as number[] };
  for (let at = 0; at < slots.length; at++) {
    const slot = slots[at] as number;
    const count = neighbours.count(slot);
    for (let i = 0; i < count; i++) {
      const score = neighbours.score(slot, i);
      if (score < edgeScoreMin) break;
      const other = placeOf(neighbours.neighbour(slot, i));
      if (other < 0 || other === at) continue;
      pairs.a.push(Math.min(at, other));
      pairs.b.push(Math.max(at, other));
      pairs.score.push(score);
    }
  }
  return pairs;
}

/** Slot → place, −1 when it is not there. */
function createPlaces(slots: Int32Array): (slot: number) => number {
  let [first, last] = [Infinity, -1];
  for (const slot of slots) {
    if (slot < first) first = slot;
    if (slot > last) last = slot;
  }
  const places = new Int32Array(Math.max(0, last - first + 1)).fill(-1);
  for (let at = 0; at < slots.length; at++) places[(slots[at] as number) - first] = at;
  return (slot) => (slot < first || slot > last ? -1 : (places[slot - first] as number));
}

function partsAmong(size: number, { a, b }: Edges, bonds: readonly Bond[]) {
  const roots = createRoots(size);
  for (let i = 0; i < a.length; i++) roots.join(a[i] as number, b[i] as number);
  for (const [one, two] of bonds) roots.join(one, two);
  const partOf = new Int32Array(size);
  let count = 0;
  for (let at = 0; at < size; at++) {
    const root = roots.of(at);
    partOf[at] = root === at ? count++ : (partOf[root] as number);
  }
  return { count, partOf };
}

/** Disjoint sets of places; the first place of a set is its root. */
function createRoots(size: number) {
  const above = new Int32Array(size);
  for (let at = 0; at < size; at++) above[at] = at;
  function of(at: number): number {
    let root = at;
    while (above[root] !== root) root = above[root] as number;
    for (let step = at; step !== root;) {
      const next = above[step] as number;
      above[step] = root;
      step = next;
    }
    return root;
  }
  return {
    of,
    join(a: number, b: number): void {
      const one = of(a);
      const two = of(b);
      if (one < two) above[two] = one;
      else above[one] = two;
    },
  };
}

function partsOfPairs(ones: ArrayLike<number>, partOf: Int32Array): Int32Array {
  const parts = new Int32Array(ones.length);
  for (let i = 0; i < ones.length; i++) parts[i] = partOf[ones[i] as number] as number;
  return parts;
}

/** What belongs to each part, in one array, part after part. */
function dealOut(partOf: Int32Array, parts: number) {
  const starts = new Int32Array(parts + 1);
  for (const part of partOf) starts[part + 1] = (starts[part + 1] as number) + 1;
  for (let part = 0; part < parts; part++) {
    starts[part + 1] = (starts[part + 1] as number) + (starts[part] as number);
  }
  const next = starts.slice();
  const order = new Int32Array(partOf.length);
  for (let at = 0; at < partOf.length; at++) {
    const part = partOf[at] as number;
    order[next[part] as number] = at;
    next[part] = (next[part] as number) + 1;
  }
  return {
    starts,
    order,
    of: (part: number): Int32Array => order.subarray(starts[part], starts[part + 1]),
  };
}
