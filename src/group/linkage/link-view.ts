// What linkage shows of two groups that might join.

import type { LinkView } from './input.js';
import type { Links } from './links.js';
import type { Nodes } from './nodes.js';

export interface Times {
  join(to: number, from: number): void;
  /** Mean hour of a group; NaN when none of its nodes has one. */
  of(group: number): number;
  /** Whether some nodes of both groups have a time, and others none. */
  isPartly(a: number, b: number): boolean;
  /** Hours from the first of both groups to the last; 0 when unknown. */
  span(a: number, b: number): number;
}

/** Answers one view for all links, filled anew for each. */
export function createLinkViewer(
  nodes: Nodes,
  links: Links,
  times: Times,
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

/** Lists of nodes are made when asked for. */
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

/** Times of groups, over the nodes that have one. */
export function createTimes(hours: Float64Array, nodes: Nodes): Times {
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
