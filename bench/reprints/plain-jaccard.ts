// The simplest method to compare with: sets of all runs of five words, all pairs compared.

const runLength = 5;
const similarityMin = 0.5;

export function shinglesOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const runs = new Set<string>();
  for (let at = 0; at + runLength <= words.length; at++) {
    runs.add(words.slice(at, at + runLength).join(' '));
  }
  return runs;
}

/** Jaccard similarity: common runs divided by all runs, 0 to 1. */
export function similarityOf(one: ReadonlySet<string>, two: ReadonlySet<string>): number {
  let shared = 0;
  for (const run of one) if (two.has(run)) shared++;
  const all = one.size + two.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** How many of the texts are similar to an earlier one. */
export function groupByJaccard(texts: readonly string[]): number {
  const sets = texts.map(shinglesOf);
  return sets.filter((set, at) =>
    sets.slice(0, at).some((earlier) => similarityOf(set, earlier) >= similarityMin),
  ).length;
}
