// The learned file: what training found, small and readable. `npm run train` writes it.

import type { Background } from './term-weights.js';
import type { Linear } from './model.js';
import { featureNames } from './likeness.js';

export interface LearnedFile {
  /** How, when and on what it was made. */
  readonly origin: string;
  /** Feature → weight, log-odds. */
  readonly pair: Readonly<Record<string, number>>;
  readonly pairBias: number;
  /** Mean log-odds above which a report joins an event. */
  readonly joinAbove: number;
  readonly background: {
    readonly articles: number;
    /** Articles of stream the background outweighs. */
    readonly outweighs: number;
    /** Count → stems, blank between. */
    readonly counts: Readonly<Record<string, string>>;
  };
}

export interface Learned {
  readonly pair: Linear;
  readonly joinAbove: number;
  readonly background: Background;
  readonly backgroundArticles: number;
}

export function parseLearned(file: LearnedFile): Learned {
  const counts = new Map<string, number>();
  for (const [count, stems] of Object.entries(file.background.counts)) {
    for (const stem of stems.split(' ')) counts.set(stem, Number(count));
  }
  return {
    pair: { bias: file.pairBias, weights: featureNames.map((name) => file.pair[name] ?? 0) },
    joinAbove: file.joinAbove,
    background: { articles: file.background.articles, counts },
    backgroundArticles: file.background.outweighs,
  };
}
