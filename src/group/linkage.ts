// Average linkage over a sparse graph: join the two groups that are likest on average, until none
// are like enough. Pairs the graph left out are judged when they come to matter.
//
//   graph edges ──► heap of (group, group, mean) ──► take best ──► join, renew its means ──► …

import { createHeap } from './heap.js';

export interface LinkageInput {
  readonly size: number;
  readonly edges: readonly Edge[];
  /** Time of every node, in hours; NaN when unknown. */
  readonly hours: Float64Array;
  /** Log-odds of a pair that has no edge. */
  readonly score: (a: number, b: number) => number;
  /** Two groups are proposed while this is above 0, the highest first. */
  readonly accept: (view: LinkView) => number;
  /** The last word on a proposal; false keeps the two apart until one of them changes. */
  readonly confirm?: (view: LinkView) => boolean;
  /** Groups that stand from the beginning. */
  readonly together?: readonly (readonly number[])[];
}

/** What is known of two groups that might join. */
export interface LinkView {
  readonly one: readonly number[];
  readonly two: readonly number[];
  /** Log-odds over the pairs between them: mean, and highest seen. */
  readonly mean: number;
  readonly max: number;
  /** Highest mean either of them has with a third group. */
  readonly alternative: number;
  /** Hours between the mean times of the two; NaN when unknown. */
  readonly hours: number;
}

export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

interface Link {
  readonly mean: number;
  readonly max: number;
  readonly stamp: number;
}

/** Pairs judged at most to estimate one mean. */
const pairsMax = 8;
/** Groups less likely than this are no neighbours any more. */
const meanMin = -2.5;
/** Pairs less likely than this do not make neighbours. */
export const edgeScoreMin = -1.5;

/** A group without any other neighbour has this alternative. */
export const noAlternative = -4;

/** The groups, each ascending, in order of their first node. */
export function linkByAverage(input: LinkageInput): readonly (readonly number[])[] {
  const graph = createGraph(input);
  const heap = createHeap();

  function propose(a: number, b: number): void {
    const value = input.accept(graph.view(a, b));
    if (value <= 0) return;
    heap.push({ a: Math.min(a, b), b: Math.max(a, b), value, stamp: graph.stampOf(a, b) });
  }

  for (const [a, b] of graph.links()) propose(a, b);
  for (let top = heap.pop(); top !== undefined; top = heap.pop()) {
    if (graph.stampOf(top.a, top.b) !== top.stamp) continue;
    if (input.confirm?.(graph.view(top.a, top.b)) === false) continue;
    for (const other of graph.join(top.a, top.b)) propose(top.a, other);
  }
  return graph.groups();
}

/** Groups of nodes and the links between them. */
function createGraph({ size, edges, hours, score, together = [] }: LinkageInput) {
  const members: number[][] = Array.from({ length: size }, (_, i) => [i]);
  const links: Map<number, Link>[] = Array.from({ length: size }, () => new Map());
  const rivals = createRivals(size);
  const times = createTimes(hours);
  let stamps = 0;
  const of = (group: number): readonly number[] => members[group] ?? [];

  function setLink(a: number, b: number, mean: number, max: number): void {
    const link = { mean, max, stamp: ++stamps };
    links[a]?.set(b, link);
    links[b]?.set(a, link);
  }

  function joined(a: number, b: number, other: number): readonly [number, number] {
    const [one, two] = [links[a]?.get(other), links[b]?.get(other)];
    const meanOne = one?.mean ?? meanScore(of(a), of(other), score);
    const meanTwo = two?.mean ?? meanScore(of(b), of(other), score);
    const [left, right] = [of(a).length, of(b).length];
    const mean = (left * meanOne + right * meanTwo) / (left + right);
    return [mean, Math.max(one?.max ?? -Infinity, two?.max ?? -Infinity)];
  }

  for (const group of together) {
    gather(group, members);
    for (const other of group.slice(1)) times.join(group[0] as number, other);
  }
  const home = homes(members);
  for (const [key, mean] of startMeans(edges, home)) {
    const [a, b] = [Math.floor(key / size), key % size];
    const alone = of(a).length === 1 && of(b).length === 1;
    setLink(a, b, alone ? mean : meanScore(of(a), of(b), score), mean);
  }
  for (let group = 0; group < size; group++) rivals.renew(group, links[group]);
  return {
    stampOf: (a: number, b: number) => links[a]?.get(b)?.stamp ?? -1,
    view(a: number, b: number): LinkView {
      const link = links[a]?.get(b);
      const alternative = Math.max(rivals.bestBut(a, b), rivals.bestBut(b, a));
      return {
        one: of(a),
        two: of(b),
        mean: link?.mean ?? -Infinity,
        max: link?.max ?? -Infinity,
        alternative,
        hours: Math.abs(times.of(a) - times.of(b)),
      };
    },
    links: (): readonly (readonly [number, number])[] =>
      links.flatMap((map, a) => [...map.keys()].filter((b) => a < b).map((b) => [a, b] as const)),
    /** Joins the second into the first; answers the groups it now has links with. */
    join(a: number, b: number): readonly number[] {
      const around = new Set([...(links[a]?.keys() ?? []), ...(links[b]?.keys() ?? [])]);
      around.delete(a);
      around.delete(b);
      const renewed = [...around].map((other) => [other, ...joined(a, b, other)] as const);
      for (const other of around) links[other]?.delete(b);
      links[b]?.clear();
      links[a]?.delete(b);
      members[a] = [...of(a), ...of(b)];
      members[b] = [];
      times.join(a, b);
      const kept = renewed.filter(([, mean]) => mean > meanMin);
      for (const other of around) links[other]?.delete(a);
      links[a]?.clear();
      for (const [other, mean, max] of kept) setLink(a, other, mean, max);
      for (const other of around) rivals.renew(other, links[other]);
      rivals.renew(a, links[a]);
      return kept.map(([other]) => other);
    },
    groups: () => listed(members),
  };
}

function listed(members: readonly number[][]): readonly (readonly number[])[] {
  const groups = members.filter((group) => group.length > 0);
  for (const group of groups) group.sort((a, b) => a - b);
  return groups.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

/** Mean times of groups. */
function createTimes(hours: Float64Array) {
  const sum = hours.map((hour) => (Number.isNaN(hour) ? 0 : hour));
  const count = hours.map((hour) => (Number.isNaN(hour) ? 0 : 1));
  return {
    of: (group: number): number => (sum[group] as number) / (count[group] as number),
    join(to: number, from: number): void {
      sum[to] = (sum[to] as number) + (sum[from] as number);
      count[to] = (count[to] as number) + (count[from] as number);
    },
  };
}

/** For every group its best two neighbours, so that the best but one of them is known at once. */
function createRivals(size: number) {
  const best = new Float64Array(size).fill(noAlternative);
  const second = new Float64Array(size).fill(noAlternative);
  const bestAt = new Int32Array(size).fill(-1);
  return {
    renew(group: number, links: ReadonlyMap<number, Link> | undefined): void {
      let [first, next, at] = [noAlternative, noAlternative, -1];
      for (const [other, { mean }] of links ?? []) {
        if (mean > first) {
          next = first;
          first = mean;
          at = other;
        } else if (mean > next) next = mean;
      }
      best[group] = first;
      second[group] = next;
      bestAt[group] = at;
    },
    bestBut: (group: number, but: number): number =>
      (bestAt[group] === but ? second[group] : best[group]) as number,
  };
}

function gather(group: readonly number[], members: number[][]): void {
  const [first, ...others] = group;
  if (first === undefined) return;
  members[first] = [...group];
  for (const other of others) members[other] = [];
}

/** For every node the group it stands in. */
function homes(members: readonly (readonly number[])[]): Int32Array {
  const home = new Int32Array(members.length);
  members.forEach((group, at) => {
    for (const node of group) home[node] = at;
  });
  return home;
}

function startMeans(edges: readonly Edge[], home: Int32Array): Map<number, number> {
  const size = home.length;
  const means = new Map<number, number>();
  for (const edge of edges) {
    const [a, b] = [home[edge.a] as number, home[edge.b] as number];
    if (a === b || edge.score < edgeScoreMin) continue;
    const key = Math.min(a, b) * size + Math.max(a, b);
    means.set(key, Math.max(edge.score, means.get(key) ?? -Infinity));
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
