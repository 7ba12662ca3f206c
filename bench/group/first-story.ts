// A method to compare with: first-story detection after Petrović, Osborne and Lavrenko (2010).
// Random planes put similar reports into the same buckets. A report joins the most similar report
// of its buckets or of the newest, if that is similar enough.

import { inStreamOrder, type Report } from '../../src/group/group.js';

const tables = 8;
const planesPerTable = 11;
const bucketMax = 24;
const newestMax = 100;

interface Seen {
  readonly id: string;
  readonly time: number;
  /** Of length 1. */
  readonly weights: ReadonlyMap<string, number>;
}

/** Report id → event id. `alikeMin` from 0 to 1. */
export function groupByFirstStory(
  reports: readonly Report[],
  { alikeMin, windowMs }: { readonly alikeMin: number; readonly windowMs: number },
): ReadonlyMap<string, string> {
  const events = new Map<string, string>();
  const buckets = new Map<string, Seen[]>();
  const signs = new Map<string, Int8Array>();
  const seenIn = new Map<string, number>();
  const newest: Seen[] = [];
  let count = 0;
  for (const { id, headline, text, time = 0 } of inStreamOrder(reports)) {
    const weights = weightsOf(`${headline} ${text}`, seenIn, ++count);
    const keys = keysOf(weights, signs);
    const met = new Set(newest);
    for (const key of keys) for (const other of buckets.get(key) ?? []) met.add(other);
    let best: Seen | undefined;
    let most = alikeMin;
    for (const other of met) {
      if (time - other.time > windowMs) continue;
      const alike = cosine(weights, other.weights);
      if (alike < most) continue;
      most = alike;
      best = other;
    }
    const seen = { id, time, weights };
    events.set(id, (best === undefined ? undefined : events.get(best.id)) ?? id);
    for (const key of keys) keep(seen, buckets, key);
    newest.push(seen);
    if (newest.length > newestMax) newest.shift();
  }
  return events;
}

function keep(seen: Seen, buckets: Map<string, Seen[]>, key: string): void {
  const bucket = buckets.get(key);
  if (bucket === undefined) buckets.set(key, [seen]);
  else if (bucket.push(seen) > bucketMax) bucket.shift();
}

/** On which side of each plane the report lies, a bit a plane; a word's part is its hash. */
function keysOf(
  weights: ReadonlyMap<string, number>,
  signs: Map<string, Int8Array>,
): readonly string[] {
  const sides = new Float64Array(tables * planesPerTable);
  for (const [word, weight] of weights) {
    let sign = signs.get(word);
    if (sign === undefined) signs.set(word, (sign = signsOf(word)));
    for (let i = 0; i < sides.length; i++) {
      sides[i] = (sides[i] ?? 0) + weight * (sign[i] as number);
    }
  }
  return Array.from({ length: tables }, (_, table) => {
    let bits = 0;
    for (let i = 0; i < planesPerTable; i++) {
      bits = bits * 2 + ((sides[table * planesPerTable + i] as number) > 0 ? 1 : 0);
    }
    return `${table} ${bits}`;
  });
}

function signsOf(word: string): Int8Array {
  let state = 0x811c9dc5;
  for (const sign of word) state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return Int8Array.from({ length: tables * planesPerTable }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state & 64) === 0 ? -1 : 1;
  });
}

function weightsOf(
  text: string,
  seenIn: Map<string, number>,
  seen: number,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const weights = new Map<string, number>();
  let squares = 0;
  for (const [word, count] of counts) {
    const before = seenIn.get(word) ?? 0;
    const weight = (1 + Math.log(count)) * (Math.log((seen + 1) / (before + 1)) + 1);
    seenIn.set(word, before + 1);
    weights.set(word, weight);
    squares += weight * weight;
  }
  for (const [word, weight] of weights) weights.set(word, weight / Math.sqrt(squares));
  return weights;
}

function cosine(one: ReadonlyMap<string, number>, two: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [word, weight] of one) sum += weight * (two.get(word) ?? 0);
  return sum;
}
