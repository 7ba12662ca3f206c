// B-cubed (Bagga and Baldwin 1998) and pair figures of a grouping against gold labels.

export interface Figures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly pairPrecision: number;
  readonly pairRecall: number;
  readonly pairF1: number;
  readonly found: number;
  readonly gold: number;
}

/** `gold` and `events` map article ids to labels and events. An article without event is alone. */
export function measure(
  gold: ReadonlyMap<string, string>,
  events: ReadonlyMap<string, string>,
): Figures {
  const both = new Map<string, number>();
  const found = new Map<string, number>();
  const wanted = new Map<string, number>();
  const partOf = new Map<string, readonly [string, string]>();
  const more = (counts: Map<string, number>, key: string): unknown =>
    counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const [id, label] of gold) {
    const event = events.get(id) ?? `none ${id}`;
    more(found, event);
    more(wanted, label);
    more(both, `${event}\t${label}`);
    partOf.set(`${event}\t${label}`, [event, label]);
  }
  let [precision, recall, pairs] = [0, 0, 0];
  for (const [key, count] of both) {
    const [event, label] = partOf.get(key) ?? ['', ''];
    precision += (count * count) / (found.get(event) ?? 1) / gold.size;
    recall += (count * count) / (wanted.get(label) ?? 1) / gold.size;
    pairs += pairsOf(count);
  }
  const pairPrecision = pairs / Math.max(1, sumOfPairs(found));
  const pairRecall = pairs / Math.max(1, sumOfPairs(wanted));
  return {
    precision,
    recall,
    f1: harmonic(precision, recall),
    pairPrecision,
    pairRecall,
    pairF1: harmonic(pairPrecision, pairRecall),
    found: found.size,
    gold: wanted.size,
  };
}

const harmonic = (one: number, two: number): number =>
  one + two === 0 ? 0 : (2 * one * two) / (one + two);

const pairsOf = (count: number): number => (count * (count - 1)) / 2;

function sumOfPairs(counts: ReadonlyMap<string, number>): number {
  let pairs = 0;
  for (const count of counts.values()) pairs += pairsOf(count);
  return pairs;
}
