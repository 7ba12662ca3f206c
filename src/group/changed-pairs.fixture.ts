// How much two groupings of the same reports differ.

export type Grouping = ReadonlyMap<string, string>;

export interface ChangedPairs {
  /** Pairs that are together in either grouping. */
  readonly either: number;
  /** Pairs that are together in only one of them. */
  readonly changed: number;
}

/** Counts pairs, in linear time. Reports that the second grouping lacks count as alone there. */
export function changedPairs(one: Grouping, other: Grouping): ChangedPairs {
  const both = new Map<string, number>();
  for (const [id, event] of one) count(both, `${event}\t${other.get(id) ?? `none ${id}`}`);
  const shared = pairsIn(both.values());
  const either = pairsIn(sizesOf(one)) + pairsIn(sizesOf(other)) - shared;
  return { either, changed: either - shared };
}

function sizesOf(grouping: Grouping): Iterable<number> {
  const sizes = new Map<string, number>();
  for (const event of grouping.values()) count(sizes, event);
  return sizes.values();
}

function count(into: Map<string, number>, key: string): void {
  into.set(key, (into.get(key) ?? 0) + 1);
}

function pairsIn(sizes: Iterable<number>): number {
  let pairs = 0;
  for (const size of sizes) pairs += (size * (size - 1)) / 2;
  return pairs;
}
