// Average linkage over a sparse graph: join the two groups that are likest on average, until none
// are like enough. Pairs the graph left out are judged when they come to matter.
//
//   graph edges ──► heap of (group, group, mean) ──► take best ──► join, renew its means ──► …

import { createHeap } from './heap.js';
import { createLinks, type Links } from './links.js';

export { noAlternative } from './links.js';

export interface LinkageInput {
  readonly size: number;
  readonly edges: Edges;
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

/** What is known of two groups that might join. One view is shown after another: copy to keep. */
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

/** Pairs of nodes with their log-odds, in columns. */
export interface Edges {
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly score: readonly number[];
}

/** Pairs judged at most to estimate one mean. */
const pairsMax = 4;
/** Groups less likely than this are no neighbours any more. */
const meanMin = -2.5;
/** Pairs less likely than this do not make neighbours. */
export const edgeScoreMin = -1.5;

/** The groups, each ascending, in order of their first node. */
export function linkByAverage(input: LinkageInput): readonly (readonly number[])[] {
  const members = startMembers(input);
  const links = startLinks(input, members);
  const times = createTimes(input.hours, members);
  const heap = createHeap();
  const marks = new Int32Array(input.size).fill(-1);
  const view = { one: nobody, two: nobody, mean: 0, max: 0, alternative: 0, hours: 0 };
  const of = (group: number): number[] => members[group] as number[];

  function look(end: number): LinkView {
    const [a, b] = [links.other(end ^ 1), links.other(end)];
    view.one = of(a);
    view.two = of(b);
    view.mean = links.mean(end);
    view.max = links.max(end);
    view.alternative = Math.max(links.bestBut(a, b), links.bestBut(b, a));
    view.hours = Math.abs(times.of(a) - times.of(b));
    return view;
  }

  function propose(end: number): void {
    const value = input.accept(look(end));
    if (value <= 0) return;
    const [a, b] = [links.other(end ^ 1), links.other(end)];
    heap.push(value, Math.min(a, b), Math.max(a, b), end, links.stamp(end));
  }

  /** What the joined group is to a third one, given its link with one half, and the other half. */
  function settle(end: number, half: number, otherHalf: number, otherEnd: number): boolean {
    const third = links.other(end);
    const [left, right] = [of(half).length, of(otherHalf).length];
    const mean =
      otherEnd < 0 ? meanScore(of(otherHalf), of(third), input.score) : links.mean(otherEnd);
    const max = otherEnd < 0 ? -Infinity : links.max(otherEnd);
    const joint = (left * links.mean(end) + right * mean) / (left + right);
    if (joint <= meanMin) return false;
    links.renew(end, joint, Math.max(links.max(end), max));
    return true;
  }

  function join(a: number, b: number): void {
    for (let end = links.first(b); end >= 0; end = links.next(end)) marks[links.other(end)] = end;
    for (let end = links.first(a), next = 0; end >= 0; end = next) {
      next = links.next(end);
      const third = links.other(end);
      const twin = third === b ? -1 : (marks[third] as number);
      marks[third] = -1;
      if (third === b || !settle(end, a, b, twin)) links.cut(end);
      if (twin >= 0) links.cut(twin);
    }
    marks[a] = -1;
    for (let end = links.first(b), next = 0; end >= 0; end = next) {
      next = links.next(end);
      marks[links.other(end)] = -1;
      links.move(end, a);
      if (!settle(end, b, a, -1)) links.cut(end);
    }
    of(a).push(...of(b));
    members[b] = [];
    times.join(a, b);
  }

  for (let end = 0; end < links.ends(); end += 2) propose(end);
  while (heap.pop()) {
    const { end, stamp } = heap.top;
    if (links.stamp(end) !== stamp) continue;
    if (input.confirm?.(look(end)) === false) continue;
    const [one, two] = [links.other(end ^ 1), links.other(end)];
    const into = Math.min(one, two);
    join(into, Math.max(one, two));
    for (let each = links.first(into); each >= 0; each = links.next(each)) propose(each);
  }
  return listed(members);
}

const nobody: readonly number[] = [];

function startMembers({ size, together = [] }: LinkageInput): number[][] {
  const members = Array.from({ length: size }, (_, node) => [node]);
  for (const group of together) {
    for (const node of group) members[node] = [];
    members[group[0] as number] = [...group];
  }
  return members;
}

/** Links for the edges between groups: their mean, and the likeliest of their edges. */
function startLinks({ edges, score, size }: LinkageInput, members: readonly number[][]): Links {
  const home = homes(members);
  const links = createLinks(size, edges.a.length);
  const known = new Map<number, number>();
  for (let i = 0; i < edges.a.length; i++) {
    const value = edges.score[i] as number;
    const [one, two] = [home[edges.a[i] as number], home[edges.b[i] as number]];
    if (one === two || value < edgeScoreMin) continue;
    const [a, b] = [Math.min(one as number, two as number), Math.max(one as number, two as number)];
    const key = a * size + b;
    const most = known.get(key);
    if (most === undefined || value > most) known.set(key, value);
  }
  for (const [key, max] of known) {
    const [a, b] = [Math.floor(key / size), key % size];
    const [one, two] = [members[a] as number[], members[b] as number[]];
    const alone = one.length === 1 && two.length === 1;
    links.add(a, b, alone ? max : meanScore(one, two, score), max);
  }
  return links;
}

/** For every node the group it stands in. */
function homes(members: readonly (readonly number[])[]): Int32Array {
  const home = new Int32Array(members.length);
  members.forEach((group, at) => {
    for (const node of group) home[node] = at;
  });
  return home;
}

/** Mean times of groups, over the nodes that have one. */
function createTimes(hours: Float64Array, members: readonly (readonly number[])[]) {
  const sum = hours.map((hour) => (Number.isNaN(hour) ? 0 : hour));
  const count = hours.map((hour) => (Number.isNaN(hour) ? 0 : 1));
  function join(to: number, from: number): void {
    sum[to] = (sum[to] as number) + (sum[from] as number);
    count[to] = (count[to] as number) + (count[from] as number);
  }
  members.forEach((group, at) => {
    for (const node of group) if (node !== at) join(at, node);
  });
  return {
    join,
    of: (group: number): number => (sum[group] as number) / (count[group] as number),
  };
}

function listed(members: readonly number[][]): readonly (readonly number[])[] {
  const groups = members.filter((group) => group.length > 0);
  for (const group of groups) group.sort((a, b) => a - b);
  return groups.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
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
