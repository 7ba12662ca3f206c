// Which nodes stand in which group while groups are joined. Most nodes stay alone: only a group of
// several has a list.

export interface Nodes {
  size(group: number): number;
  at(group: number, place: number): number;
  /** A new list. */
  of(group: number): readonly number[];
  /** By node the group it stands in, as at the beginning. */
  homes(): Int32Array;
  /** Puts the second group's nodes behind those of the first. */
  join(a: number, b: number): void;
  /** All that have nodes, each ascending, in order of their first node. */
  groups(): readonly (readonly number[])[];
}

/** A group bears the number of its first node. */
export function createNodes(size: number, together: readonly (readonly number[])[] = []): Nodes {
  const lists: (number[] | undefined)[] = new Array<undefined>(size).fill(undefined);
  const sizes = new Int32Array(size).fill(1);
  const home = new Int32Array(size);
  for (let node = 0; node < size; node++) home[node] = node;
  for (const group of together) {
    const first = group[0] as number;
    for (const node of group) {
      sizes[node] = 0;
      home[node] = first;
    }
    sizes[first] = group.length;
    lists[first] = [...group];
  }
  return {
    size: (group) => sizes[group] as number,
    at: (group, place) => lists[group]?.[place] ?? group,
    of: (group) => lists[group]?.slice() ?? [group],
    homes: () => home,
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
