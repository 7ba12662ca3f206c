// Average linkage over a sparse graph: join the two groups that are likest on average, until none
// are like enough. Pairs the graph left out are judged when they come to matter.
//
//   graph edges ──► heap of (group, group, mean) ──► take best ──► join, renew its means ──► …

import { createHeap } from './heap.js';
import type { LinkageInput } from './input.js';
import { createLinkViewer, createTimes } from './link-view.js';
import type { Links } from './links.js';
import { createNodes, type Nodes } from './nodes.js';
import { meanScore } from './mean-score.js';
import { runToEnd, sliceLinks } from './slices.js';
import { startLinks } from './start-links.js';

export { noAlternative } from './links.js';
export { edgeScoreMin } from './start-links.js';
export { runToEnd as inOneGo } from './slices.js';

export type { Edges, LinkageInput, LinkView } from './input.js';

/** Groups less likely than this are no neighbours any more. */
const meanMin = -2.5;
/** Finding a group's best neighbours anew costs so much less a link than judging does. */
const seekingCost = 0.1;

/** The groups, each ascending, in order of their first node. */
export function linkByAverage(input: LinkageInput): readonly (readonly number[])[] {
  return runToEnd(linkInSlices(input));
}

/** The same, pausing now and then. */
export function* linkInSlices(
  input: LinkageInput,
): Generator<undefined, readonly (readonly number[])[]> {
  const nodes = createNodes(input.size, input.together);
  const links = yield* startLinks(input, nodes);
  const pace = createPace(links);
  const joining = createJoining(input, nodes, links, pace);
  for (let end = 0; end < links.ends(); end += 2) {
    joining.propose(end);
    if (pace.isOver()) yield pace.rest();
  }
  for (let end = joining.best(); end !== noneLeft; end = joining.best()) {
    if (end !== refused) yield* joining.join(end);
    if (pace.isOver()) yield pace.rest();
  }
  return nodes.groups();
}

const noneLeft = -1;
const refused = -2;

type Pace = ReturnType<typeof createPace>;

/** Counts what was looked at since the last pause. */
function createPace(links: Links) {
  let looked = 0;
  let soughtAtRest = 0;
  return {
    look(): void {
      looked++;
    },
    isOver: (): boolean => looked + (links.visited() - soughtAtRest) * seekingCost > sliceLinks,
    rest(): undefined {
      looked = 0;
      soughtAtRest = links.visited();
    },
  };
}

/** Joins the likeliest groups, one proposal after another. */
function createJoining(input: LinkageInput, nodes: Nodes, links: Links, pace: Pace) {
  const times = createTimes(input.hours, nodes);
  const look = createLinkViewer(nodes, links, times);
  const heap = createHeap(links.ends() / 2);
  const marks = new Int32Array(input.size).fill(-1);

  function propose(end: number): void {
    pace.look();
    const value = input.accept(look(end));
    if (value <= 0) return heap.drop(end >> 1);
    const [a, b] = [links.other(end ^ 1), links.other(end)];
    heap.put(end >> 1, value, Math.min(a, b), Math.max(a, b));
  }

  /** What the joined group is to a third one, given its link with one half, and the other half. */
  function settle(end: number, half: number, otherHalf: number, otherEnd: number): boolean {
    pace.look();
    const third = links.other(end);
    const [left, right] = [nodes.size(half), nodes.size(otherHalf)];
    const mean =
      otherEnd < 0 ? meanScore(nodes, otherHalf, third, input.score) : links.mean(otherEnd);
    const max = otherEnd < 0 ? -Infinity : links.max(otherEnd);
    const joint = (left * links.mean(end) + right * mean) / (left + right);
    if (joint <= meanMin) return false;
    links.update(end, joint, Math.max(links.max(end), max));
    return true;
  }

  function cut(end: number): void {
    heap.drop(end >> 1);
    links.remove(end);
  }

  function* joinLinks(a: number, b: number): Generator<undefined, void> {
    for (let end = links.first(b); end >= 0; end = links.next(end)) marks[links.other(end)] = end;
    for (let end = links.first(a), next = 0; end >= 0; end = next) {
      next = links.next(end);
      const third = links.other(end);
      const twin = third === b ? -1 : (marks[third] as number);
      marks[third] = -1;
      if (third === b || !settle(end, a, b, twin)) cut(end);
      if (twin >= 0) cut(twin);
      if (pace.isOver()) yield pace.rest();
    }
    marks[a] = -1;
    for (let end = links.first(b), next = 0; end >= 0; end = next) {
      next = links.next(end);
      marks[links.other(end)] = -1;
      links.move(end, a);
      if (!settle(end, b, a, -1)) cut(end);
      if (pace.isOver()) yield pace.rest();
    }
  }

  return {
    propose,
    /** An end of the best proposal's link. */
    best(): number {
      const link = heap.pop();
      if (link < 0) return noneLeft;
      pace.look();
      return input.confirm?.(look(2 * link)) === false ? refused : 2 * link;
    },
    /** Joins the groups of a link, and proposes what comes of it. */
    *join(link: number): Generator<undefined, void> {
      const [one, two] = [links.other(link ^ 1), links.other(link)];
      const [into, from] = [Math.min(one, two), Math.max(one, two)];
      yield* joinLinks(into, from);
      nodes.join(into, from);
      times.join(into, from);
      for (let end = links.first(into); end >= 0; end = links.next(end)) {
        propose(end);
        if (pace.isOver()) yield pace.rest();
      }
    },
  };
}
