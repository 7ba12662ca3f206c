// Simple methods to compare with: what one could write in an afternoon.

import { letters } from '../../src/group/words/letters.js';
import { createTokens, tokenize } from '../../src/group/words/tokens.js';
import { measure, type Figures } from '../train/bcubed.js';
import type { LabelledSet } from '../train/sets.js';

type Words = ReadonlyMap<number, number>;

const wordsMax = 600;
const thresholds = Array.from({ length: 16 }, (_, i) => 0.1 + i * 0.05);
const overlapMin = 0.4;

/** Plain TF-IDF, single pass, nearest centroid; the best threshold by the set's own labels. */
export function bestSinglePass(set: LabelledSet): Figures {
  const vectors = tfIdf(set);
  return thresholds
    .map((bar) => measure(set.gold, singlePass(set, vectors, bar)))
    .reduce((best, one) => (one.f1 > best.f1 ? one : best));
}

/** The rule of feed readers: headlines that share 40 % of their words are one event. */
export function titleOverlap(set: LabelledSet): Figures {
  const words = set.reports.map(({ headline }) => new Set(countWords(headline).keys()));
  const events = new Map<string, string>();
  set.reports.forEach(({ id }, at) => {
    let event = id;
    let best = overlapMin;
    for (let other = 0; other < at; other++) {
      const share = jaccard(words[at] ?? new Set(), words[other] ?? new Set());
      if (share < best) continue;
      best = share;
      event = events.get(set.reports[other]?.id ?? '') ?? event;
    }
    events.set(id, event);
  });
  return measure(set.gold, events);
}

function singlePass(set: LabelledSet, vectors: readonly Words[], bar: number) {
  const centroids: { id: string; sum: Map<number, number>; norm: number }[] = [];
  const events = new Map<string, string>();
  set.reports.forEach(({ id }, at) => {
    const vector = vectors[at] ?? new Map<number, number>();
    let best = bar;
    let chosen: (typeof centroids)[number] | undefined;
    for (const centroid of centroids) {
      let dot = 0;
      for (const [word, value] of vector) dot += value * (centroid.sum.get(word) ?? 0);
      const likeness = dot / centroid.norm;
      if (likeness <= best) continue;
      best = likeness;
      chosen = centroid;
    }
    if (chosen === undefined) centroids.push((chosen = { id, sum: new Map(), norm: 1 }));
    for (const [word, value] of vector) chosen.sum.set(word, (chosen.sum.get(word) ?? 0) + value);
    chosen.norm = lengthOf(chosen.sum);
    events.set(id, chosen.id);
  });
  return events;
}

function tfIdf(set: LabelledSet): readonly Words[] {
  const counts = set.reports.map(({ headline, text }) => countWords(`${headline} ${text}`));
  const documentCounts = new Map<number, number>();
  for (const words of counts)
    for (const word of words.keys()) documentCounts.set(word, (documentCounts.get(word) ?? 0) + 1);
  return counts.map((words) => {
    const vector = new Map<number, number>();
    for (const [word, count] of words) {
      vector.set(
        word,
        (1 + Math.log(count)) * Math.log(counts.length / (documentCounts.get(word) ?? 1)),
      );
    }
    const length = lengthOf(vector);
    for (const [word, value] of vector) vector.set(word, value / length);
    return vector;
  });
}

function countWords(text: string): Map<number, number> {
  const tokens = createTokens();
  tokenize(text, letters, wordsMax, tokens);
  const counts = new Map<number, number>();
  for (let i = 0; i < tokens.count; i++) {
    const hash = tokens.hash[i] as number;
    counts.set(hash, (counts.get(hash) ?? 0) + 1);
  }
  return counts;
}

function lengthOf(vector: Words): number {
  let squares = 0;
  for (const value of vector.values()) squares += value * value;
  return Math.sqrt(squares) || 1;
}

function jaccard(one: ReadonlySet<number>, two: ReadonlySet<number>): number {
  let shared = 0;
  for (const word of one) if (two.has(word)) shared++;
  return shared / Math.max(1, one.size + two.size - shared);
}
