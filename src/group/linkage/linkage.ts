// Average linkage over a sparse graph: join the two groups that are likest on average, until none
// are like enough. Pairs the graph left out are judged when they come to matter.
//
//   graph edges ──► heap of (group, group, mean) ──► take best ──► join, renew its means ──► …

import { createHeap } from './heap.js';
import type { LinkageInput } from './input.js';
import { createLook, createTimes } from './looking.js';
import type { Links } from './links.js';
import { createNodes, type Nodes } from './nodes.js';
import { meanScore } from './mean-score.js';
import { inOneGo, sliceLinks } from './slices.js';
import { startLinks } from './start-links.js';

export { noAlternative } from './links.js';
export { edgeScoreMin } from './start-links.js';

export type { Edges, LinkageInput, LinkView } from './input.js';

/** Groups less likely than this are no neighbours any more. */
const meanMin = -2.5;
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
  const look = createLook(nodes, links, times);
  const heap = createHeap();
  const marks = new Int32Array(input.size).fill(-1);
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
