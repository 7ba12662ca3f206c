// Average linkage over a sparse graph: join the two groups that are likest on average, until none
// are like enough. Pairs the graph left out are judged when they come to matter.
//
//   graph edges ──► heap of (group, group, mean) ──► take best ──► join, renew its means ──► …

import { createHeap } from './heap.js';
import { createLinks, type Links } from './links.js';
import { createNodes, type Nodes } from './nodes.js';
import { inOneGo } from './slices.js';

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
  /** Their nodes. */
  readonly one: readonly number[];
  readonly two: readonly number[];
  /** How many those are. */
  readonly sizes: readonly [number, number];
  /** Log-odds over the pairs between them: mean, and highest seen. */
  readonly mean: number;
  readonly max: number;
  /** Highest mean either of them has with a third group. */
  readonly alternative: number;
  /** Hours between the mean times of the two; NaN when unknown. */
  readonly hours: number;
  /** Hours from the first to the last of both; 0 when unknown. */
  readonly span: number;
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

/** Links looked at between two pauses. */
const sliceLinks = 800;

/** The groups, each ascending, in order of their first node. */
export function linkByAverage(input: LinkageInput): readonly (readonly number[])[] {
  return inOneGo(linkInSlices(input));
}

/** The same, pausing now and then. */
export function* linkInSlices(
  input: LinkageInput,
): Generator<undefined, readonly (readonly number[])[]> {
  const nodes = createNodes(input.size, input.together);
  const links = yield* startLinks(input, nodes);
  const joining = createJoining(input, nodes, links);
  for (let end = 0; end < links.ends(); end += 2) {
    joining.propose(end);
    if (joining.looked() > sliceLinks) yield joining.rest();
  }
  while (joining.joinBest()) if (joining.looked() > sliceLinks) yield joining.rest();
  return nodes.groups();
}

/** Joins the likeliest groups, one proposal after another. */
function createJoining(input: LinkageInput, nodes: Nodes, links: Links) {
  const times = createTimes(input.hours, nodes);
  const heap = createHeap();
  const marks = new Int32Array(input.size).fill(-1);
  const look = createLook(nodes, links, times);
  let looked = 0;

  function propose(end: number): void {
    looked++;
    const value = input.accept(look(end));
    if (value <= 0) return;
    const [a, b] = [links.other(end ^ 1), links.other(end)];
    heap.push(value, Math.min(a, b), Math.max(a, b), end, links.stamp(end));
  }

  /** What the joined group is to a third one, given its link with one half, and the other half. */
  function settle(end: number, half: number, otherHalf: number, otherEnd: number): boolean {
    looked++;
    const third = links.other(end);
    const [left, right] = [nodes.size(half), nodes.size(otherHalf)];
    const mean =
      otherEnd < 0 ? meanScore(nodes, otherHalf, third, input.score) : links.mean(otherEnd);
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
    nodes.join(a, b);
    times.join(a, b);
  }

  function joinBest(): boolean {
    if (!heap.pop()) return false;
    looked++;
    const { end, stamp } = heap.top;
    if (links.stamp(end) !== stamp || input.confirm?.(look(end)) === false) return true;
    const [one, two] = [links.other(end ^ 1), links.other(end)];
    const into = Math.min(one, two);
    join(into, Math.max(one, two));
    for (let each = links.first(into); each >= 0; each = links.next(each)) propose(each);
    return true;
  }

  return {
    propose,
    /** Takes the best proposal; false when none is left. */
    joinBest,
    /** Links looked at since the last rest. */
    looked: (): number => looked,
    rest(): undefined {
      looked = 0;
    },
  };
}

/** Shows the two groups that a link lies between. */
function createLook(nodes: Nodes, links: Links, times: ReturnType<typeof createTimes>) {
  const view = createView(nodes);
  return (end: number): LinkView => {
    const [a, b] = [links.other(end ^ 1), links.other(end)];
    view.a = a;
    view.b = b;
    view.sizes[0] = nodes.size(a);
    view.sizes[1] = nodes.size(b);
    view.mean = links.mean(end);
    view.max = links.max(end);
    view.alternative = Math.max(links.bestBut(a, b), links.bestBut(b, a));
    view.hours = Math.abs(times.of(a) - times.of(b));
    view.span = times.span(a, b);
    return view;
  };
}

/** One view for all, filled anew for each; lists of nodes are made when asked for. */
function createView(nodes: Nodes) {
  return {
    a: 0,
    b: 0,
    get one(): readonly number[] {
      return nodes.of(this.a);
    },
    get two(): readonly number[] {
      return nodes.of(this.b);
    },
    sizes: [1, 1] as [number, number],
    mean: 0,
    max: 0,
    alternative: 0,
    hours: 0,
    span: 0,
  };
}

/** Links for the edges between groups: their mean, and the likeliest of their edges. */
function* startLinks(
  { edges, score, size }: LinkageInput,
  nodes: Nodes,
): Generator<undefined, Links> {
  const links = createLinks(size, edges.a.length);
  const home = nodes.homes();
  const known = new Map<number, number>();
  for (let i = 0; i < edges.a.length; i++) {
    const value = edges.score[i] as number;
    const one = home[edges.a[i] as number] as number;
    const two = home[edges.b[i] as number] as number;
    if (one === two || value < edgeScoreMin) continue;
    const key = Math.min(one, two) * size + Math.max(one, two);
    const most = known.get(key);
    if (most === undefined || value > most) known.set(key, value);
  }
  let judged = 0;
  for (const [key, max] of known) {
    const [a, b] = [Math.floor(key / size), key % size];
    const alone = nodes.size(a) === 1 && nodes.size(b) === 1;
    links.add(a, b, alone ? max : meanScore(nodes, a, b, score), max);
    if (++judged % sliceLinks === 0) yield;
  }
  return links;
}

/** Times of groups, over the nodes that have one. */
function createTimes(hours: Float64Array, nodes: Nodes) {
  const sum = hours.map((hour) => (Number.isNaN(hour) ? 0 : hour));
  const count = hours.map((hour) => (Number.isNaN(hour) ? 0 : 1));
  const first = hours.map((hour) => (Number.isNaN(hour) ? Infinity : hour));
  const last = hours.map((hour) => (Number.isNaN(hour) ? -Infinity : hour));
  function join(to: number, from: number): void {
    first[to] = Math.min(first[to] as number, first[from] as number);
    last[to] = Math.max(last[to] as number, last[from] as number);
    sum[to] = (sum[to] as number) + (sum[from] as number);
    count[to] = (count[to] as number) + (count[from] as number);
  }
  nodes.homes().forEach((home, node) => {
    if (node !== home) join(home, node);
  });
  return {
    join,
    /** The mean. */
    of: (group: number): number => (sum[group] as number) / (count[group] as number),
    /** From the first of both to the last. */
    span(a: number, b: number): number {
      const from = Math.min(first[a] as number, first[b] as number);
      return Math.max(0, Math.max(last[a] as number, last[b] as number) - from);
    },
  };
}

/** Mean over all pairs, or over an even choice of them when they are many. */
function meanScore(
  nodes: Nodes,
  one: number,
  two: number,
  score: (a: number, b: number) => number,
): number {
  const across = nodes.size(two);
  const total = nodes.size(one) * across;
  const stride = total <= pairsMax ? 1 : total / pairsMax;
  let sum = 0;
  let count = 0;
  for (let at = 0; at < total; at += stride) {
    const pair = Math.floor(at);
    sum += score(nodes.at(one, Math.floor(pair / across)), nodes.at(two, pair % across));
    count++;
  }
  return sum / count;
}
