// Average linkage (Sokal and Michener 1958) over a sparse graph: joins the two groups with the
// highest value, until no value is above 0. Pairs without an edge are scored when they matter.
//
//   graph edges ──► heap of (group, group, value) ──► take best ──► join, update its means ──► …

import { createHeap } from './heap.js';
import type { LinkageInput } from './input.js';
import { createLinkViewer, createGroupTimes } from './link-view.js';
import type { Links } from './links.js';
import { createNodes, meanScore, type Nodes } from './nodes.js';
import { runToEnd, sliceLinks } from './slices.js';
import { startLinks } from './start-links.js';

export { noAlternative } from './links.js';
export { edgeScoreMin } from './start-links.js';
export { runToEnd } from './slices.js';

export type { Edges, LinkageInput, LinkView } from './input.js';

/** Below this mean, two groups are no longer neighbours. */
const meanMin = -2.5;
/** What it costs to visit a link for a group's best neighbours, relative to judging a link. */
const visitCost = 0.1;

/** The groups of all nodes, each ascending, in order of their first node. */
export function linkByAverage(input: LinkageInput): readonly (readonly number[])[] {
  return runToEnd(linkInSlices(input));
}

/** Like `linkByAverage`, as a generator that pauses after every 800 links. */
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

/** Counts the links judged or visited since the last pause. */
function createPace(links: Links) {
  let judged = 0;
  let visitedBefore = 0;
  return {
    noteJudged(): void {
      judged++;
    },
    isOver: (): boolean => judged + (links.visited() - visitedBefore) * visitCost > sliceLinks,
    rest(): undefined {
      judged = 0;
      visitedBefore = links.visited();
    },
  };
}

/** Joins groups, the best proposal first. */
function createJoining(input: LinkageInput, nodes: Nodes, links: Links, pace: Pace) {
  const times = createGroupTimes(input.hours, nodes);
  const viewOf = createLinkViewer(nodes, links, times);
  const heap = createHeap(links.ends() / 2);
  const marks = new Int32Array(input.size).fill(-1);

  function propose(end: number): void {
    pace.noteJudged();
    const value = input.accept(viewOf(end));
    if (value <= 0) return heap.drop(end >> 1);
    const [a, b] = [links.other(end ^ 1), links.other(end)];
    heap.put(end >> 1, value, Math.min(a, b), Math.max(a, b));
  }

  /**
   * Updates the link between the joined group and a third, given an end of its link to one half,
   * and that to the other half, −1 if there is none. Returns false if they are no neighbours.
   */
  function updateLink(end: number, half: number, otherHalf: number, otherEnd: number): boolean {
    pace.noteJudged();
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

  function removeLink(end: number): void {
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
      if (third === b || !updateLink(end, a, b, twin)) removeLink(end);
      if (twin >= 0) removeLink(twin);
      if (pace.isOver()) yield pace.rest();
    }
    marks[a] = -1;
    for (let end = links.first(b), next = 0; end >= 0; end = next) {
      next = links.next(end);
      marks[links.other(end)] = -1;
      links.move(end, a);
      if (!updateLink(end, b, a, -1)) removeLink(end);
      if (pace.isOver()) yield pace.rest();
    }
  }

  return {
    propose,
    /** An end of the link of the best proposal; `refused` if `confirm` rejected it. */
    best(): number {
      const link = heap.pop();
      if (link < 0) return noneLeft;
      pace.noteJudged();
      return input.confirm?.(viewOf(2 * link)) === false ? refused : 2 * link;
    },
    /** Joins the two groups of a link, and proposes the links of the joined group. */
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
