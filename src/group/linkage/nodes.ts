// The nodes of each group while groups are joined. Most nodes stay alone: only a group of several
// nodes has a list.

export interface Nodes {
  /** The number of nodes of a group; 0 after it joined another. */
  size(group: number): number;
  /** The node at an index of a group. */
  at(group: number, index: number): number;
  /** The nodes of a group, as a new array. */
  of(group: number): readonly number[];
  /** Node → its group at the start; not updated by `join`. */
  startGroups(): Int32Array;
  /** Appends the nodes of group `b` to those of group `a`. */
  join(a: number, b: number): void;
  /** All groups with nodes, each ascending, in order of their first node. */
  groups(): readonly (readonly number[])[];
}

/** The number of a group is that of its first node. */
export function createNodes(size: number, together: readonly (readonly number[])[] = []): Nodes {
  const lists: (number[] | undefined)[] = new Array<undefined>(size).fill(undefined);
  const sizes = new Int32Array(size).fill(1);
  const startGroup = new Int32Array(size);
  for (let node = 0; node < size; node++) startGroup[node] = node;
  for (const group of together) {
    const first = group[0] as number;
    for (const node of group) {
      sizes[node] = 0;
      startGroup[node] = first;
    }
    sizes[first] = group.length;
    lists[first] = [...group];
  }
  return {
    size: (group) => sizes[group] as number,
    at: (group, index) => lists[group]?.[index] ?? group,
    of: (group) => lists[group]?.slice() ?? [group],
    startGroups: () => startGroup,
    join(a, b) {
      const list = (lists[a] ??= [a]);
      const other = lists[b];
      if (other === undefined) list.push(b);
      else list.push(...other);
      lists[b] = undefined;
      sizes[a] = list.length;
      sizes[b] = 0;
    },
    groups() {
      const groups: number[][] = [];
      for (let group = 0; group < size; group++) {
        if (sizes[group] !== 0) groups.push(lists[group]?.sort((x, y) => x - y) ?? [group]);
      }
      return groups.sort((x, y) => (x[0] as number) - (y[0] as number));
    },
  };
}

/** Pairs scored at most to estimate one mean. */
const pairsMax = 4;

/** The mean score of the pairs between two groups; of an even choice of pairs if they are many. */
export function meanScore(
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
    const a = nodes.at(one, Math.floor(pair / across));
    const b = nodes.at(two, pair % across);
    // Scoring is fastest while the first argument stays the same.
    sum += across === 1 ? score(b, a) : score(a, b);
    count++;
  }
  return sum / count;
}
