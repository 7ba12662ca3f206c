// B-cubed precision and recall of a grouping (Bagga and Baldwin, 1998).

export interface Placed {
  readonly gold: string;
  readonly found: string;
}

export function bCubed(placed: readonly Placed[]): {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
} {
  const counts = new Map<string, number>();
  const add = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { gold, found } of placed) [`g${gold}`, `f${found}`, `b${gold} ${found}`].forEach(add);
  const share = (of: (one: Placed) => string): number =>
    placed.reduce(
      (sum, one) =>
        sum + (counts.get(`b${one.gold} ${one.found}`) ?? 0) / (counts.get(of(one)) ?? 1),
      0,
    ) / placed.length;
  const precision = share((one) => `f${one.found}`);
  const recall = share((one) => `g${one.gold}`);
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}
