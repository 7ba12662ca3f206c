// Average linkage over a sparse graph: join the two groups that are likest on average, until none
// are like enough. Pairs the graph left out are judged when they come to matter.
//
//   graph edges ──► heap of (group, group, mean) ──► take best ──► join, renew its means ──► …

export interface LinkageInput {
  readonly size: number;
  /** For every node its neighbours, as pairs of nodes with log-odds. */
  readonly edges: readonly Edge[];
  /** Log-odds of a pair that has no edge. */
  readonly score: (a: number, b: number) => number;
  /** Groups join while this is above 0. */
  readonly accept: (mean: number, a: readonly number[], b: readonly number[]) => number;
  /** True when an editor keeps the two apart. */
  readonly apart?: (a: readonly number[], b: readonly number[]) => boolean;
  /** Groups that stand from the beginning. */
  readonly together?: readonly (readonly number[])[];
}

export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

interface Entry {
  readonly a: number;
  readonly b: number;
  readonly value: number;
  readonly stamp: number;
}

interface Link {
  mean: number;
  stamp: number;
}

/** Pairs judged at most to estimate one mean. */
const pairsMax = 64;

/** The groups, each ascending, in order of their first node. */
export function linkByAverage(input: LinkageInput): readonly (readonly number[])[] {
  const { size, score } = input;
  const members: number[][] = Array.from({ length: size }, (_, i) => [i]);
  const links: Map<number, Link>[] = Array.from({ length: size }, () => new Map());
  const heap = createHeap();
  let stamp = 0;

  function setLink(a: number, b: number, mean: number): void {
    const [one, two] = [members[a] ?? [], members[b] ?? []];
    const link = { mean, stamp: ++stamp };
    links[a]?.set(b, link);
    links[b]?.set(a, link);
    const value = input.accept(mean, one, two);
    if (value > 0) heap.push({ a: Math.min(a, b), b: Math.max(a, b), value, stamp });
  }

  function meanOf(a: number, b: number): number {
    return links[a]?.get(b)?.mean ?? meanScore(members[a] ?? [], members[b] ?? [], score);
  }

  function join(a: number, b: number): void {
    const [one, two] = [members[a] ?? [], members[b] ?? []];
    const around = new Set([...(links[a]?.keys() ?? []), ...(links[b]?.keys() ?? [])]);
    around.delete(a);
    around.delete(b);
    const means = [...around].map((other) => {
      const sum = one.length * meanOf(a, other) + two.length * meanOf(b, other);
      return [other, sum / (one.length + two.length)] as const;
    });
    for (const other of around) links[other]?.delete(b);
    links[b]?.clear();
    links[a]?.delete(b);
    members[a] = [...one, ...two];
    members[b] = [];
    for (const [other, mean] of means) setLink(a, other, mean);
  }

  for (const group of input.together ?? []) {
    const [first, ...others] = group;
    if (first === undefined) continue;
    members[first] = [...group];
    for (const other of others) members[other] = [];
  }
  const home = new Int32Array(size);
  members.forEach((group, at) => {
    for (const node of group) home[node] = at;
  });
  for (const [key, mean] of startMeans(input.edges, home)) {
    const a = Math.floor(key / size);
    const b = key % size;
    const alone = members[a]?.length === 1 && members[b]?.length === 1;
    setLink(a, b, alone ? mean : meanScore(members[a] ?? [], members[b] ?? [], score));
  }
  for (let top = heap.pop(); top !== undefined; top = heap.pop()) {
    const link = links[top.a]?.get(top.b);
    if (link === undefined || link.stamp !== top.stamp) continue;
    const [one, two] = [members[top.a] ?? [], members[top.b] ?? []];
    if (input.apart?.(one, two) === true) continue;
    join(top.a, top.b);
  }
  const groups = members.filter((group) => group.length > 0);
  for (const group of groups) group.sort((a, b) => a - b);
  return groups.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

function startMeans(edges: readonly Edge[], home: Int32Array): Map<number, number> {
  const size = home.length;
  const means = new Map<number, number>();
  for (const edge of edges) {
    const [a, b] = [home[edge.a] as number, home[edge.b] as number];
    if (a !== b) means.set(Math.min(a, b) * size + Math.max(a, b), edge.score);
  }
  return means;
}

/** Mean over all pairs, or over an even choice of them when they are many. */
export function meanScore(
  one: readonly number[],
  two: readonly number[],
  score: (a: number, b: number) => number,
): number {
  const total = one.length * two.length;
  const stride = total <= pairsMax ? 1 : total / pairsMax;
  let sum = 0;
  let count = 0;
  for (let at = 0; at < total; at += stride) {
    const pair = Math.floor(at);
    const a = one[Math.floor(pair / two.length)] as number;
    const b = two[pair % two.length] as number;
    sum += score(a, b);
    count++;
  }
  return count === 0 ? -Infinity : sum / count;
}

interface Heap {
  push(entry: Entry): void;
  pop(): Entry | undefined;
}

/** Highest value first; ties by the older groups, so that the outcome is one. */
function createHeap(): Heap {
  const entries: Entry[] = [];
  const before = (x: Entry, y: Entry): boolean =>
    x.value !== y.value ? x.value > y.value : x.a !== y.a ? x.a < y.a : x.b < y.b;

  function swap(i: number, j: number): void {
    const held = entries[i] as Entry;
    entries[i] = entries[j] as Entry;
    entries[j] = held;
  }

  function sink(from: number): void {
    for (let at = from; ;) {
      let best = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < entries.length && before(entries[child] as Entry, entries[best] as Entry)) {
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
        if (!before(entries[at] as Entry, entries[parent] as Entry)) return;
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
