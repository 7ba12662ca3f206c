// A method to compare with: a single pass that joins each report to the most similar one before it,
// by the cosine of TF-IDF weights over an inverted index, if that is similar enough.

import { inStreamOrder, type Report } from '../../src/group/group.js';

/** Words of more reports than this find no candidates: they do not distinguish events. */
const postingsMax = 2_000;

/** Report id → event id. `alikeMin` from 0 to 1. */
export function groupByTfidf(
  reports: readonly Report[],
  { alikeMin, windowMs }: { readonly alikeMin: number; readonly windowMs: number },
): ReadonlyMap<string, string> {
  const events = new Map<string, string>();
  const postings = new Map<string, { readonly at: number; readonly weight: number }[]>();
  const seen: { readonly id: string; readonly time: number }[] = [];
  for (const { id, headline, text, time = 0 } of inStreamOrder(reports)) {
    const weights = weightsOf(`${headline} ${text}`, postings, seen.length);
    const products = new Map<number, number>();
    for (const [word, weight] of weights) {
      const list = postings.get(word) ?? [];
      if (list.length > postingsMax) continue;
      for (const { at, weight: other } of list) {
        products.set(at, (products.get(at) ?? 0) + weight * other);
      }
    }
    let best: string | undefined;
    let bestProduct = alikeMin;
    for (const [at, product] of products) {
      const other = seen[at];
      if (other === undefined || product < bestProduct || time - other.time > windowMs) continue;
      best = other.id;
      bestProduct = product;
    }
    events.set(id, (best === undefined ? undefined : events.get(best)) ?? id);
    for (const [word, weight] of weights) {
      const list = postings.get(word);
      if (list === undefined) postings.set(word, [{ at: seen.length, weight }]);
      else list.push({ at: seen.length, weight });
    }
    seen.push({ id, time });
  }
  return events;
}

/** Of length 1, by what was seen so far. */
function weightsOf(
  text: string,
  postings: ReadonlyMap<string, readonly unknown[]>,
  seen: number,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const weights = [...counts].map(([word, count]): [string, number] => {
    const rarity = Math.log((seen + 1) / ((postings.get(word)?.length ?? 0) + 1)) + 1;
    return [word, (1 + Math.log(count)) * rarity];
  });
  const length = Math.hypot(...weights.map(([, weight]) => weight));
  return new Map(weights.map(([word, weight]) => [word, weight / length]));
}
