// Makes the view of two groups that linkage shows to the caller's judge.

import type { LinkView } from './input.js';
import type { Links } from './links.js';
import type { Nodes } from './nodes.js';

/** Times of groups, over the nodes that have one. */
export interface GroupTimes {
  /** Adds the times of one group to those of another. */
  join(to: number, from: number): void;
  /** The mean hour of a group; NaN if none of its nodes has a time. */
  of(group: number): number;
  /** Whether some nodes of two groups have a time, and others do not. */
  isPartly(a: number, b: number): boolean;
  /** Hours from the first node of two groups to the last; 0 if unknown. */
  span(a: number, b: number): number;
}

/** Returns the view of a link, given one of its ends. All calls return the same object. */
export function createLinkViewer(
  nodes: Nodes,
  links: Links,
  times: GroupTimes,
): (end: number) => LinkView {
  const view = createView(nodes);
  return (end) => {
    const a = links.other(end ^ 1);
    const b = links.other(end);
    view.a = a;
    view.b = b;
    view.sizes[0] = nodes.size(a);
    view.sizes[1] = nodes.size(b);
    view.mean = links.mean(end);
    view.max = links.max(end);
    view.alternative = Math.max(links.bestExcept(a, b), links.bestExcept(b, a));
    view.hours = Math.abs(times.of(a) - times.of(b));
    view.isPartlyTimed = times.isPartly(a, b);
    view.span = times.span(a, b);
    return view;
  };
}

/** A view that makes lists of nodes only when they are read. */
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
    isPartlyTimed: false,
    span: 0,
  };
}

export function createGroupTimes(hours: Float64Array, nodes: Nodes): GroupTimes {
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
  nodes.startGroups().forEach((group, node) => {
    if (node !== group) join(group, node);
  });
  return {
    join,
    of: (group) => (sum[group] as number) / (count[group] as number),
    isPartly(a, b) {
      const timed = (count[a] as number) + (count[b] as number);
      return timed > 0 && timed < nodes.size(a) + nodes.size(b);
    },
    span(a, b) {
      const from = Math.min(first[a] as number, first[b] as number);
      return Math.max(0, Math.max(last[a] as number, last[b] as number) - from);
    },
  };
}
