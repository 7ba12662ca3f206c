// The learned file: what training found, small and readable. `npm run train` writes it.

import type { MeaningModel } from './likeness/meaning.js';
import type { ReferenceCorpus } from './words/term-weights.js';
import type { Linear } from './likeness/model.js';
import { groupFeatureNames } from './likeness/group-features.js';
import { featureNames } from './likeness/pair-features.js';

export interface LearnedFile {
  /** How and on what it was made. */
  readonly origin: string;
  /** Feature → weight, log-odds. */
  readonly pair: Readonly<Record<string, number>>;
  readonly pairBias: number;
  /** The same for groups of reports. */
  readonly event: Readonly<Record<string, number>>;
  readonly eventBias: number;
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
  readonly event: Linear;
  readonly background: ReferenceCorpus;
  readonly backgroundArticles: number;
}

export function parseLearned(file: LearnedFile): Learned {
  const counts = new Map<string, number>();
  for (const [count, stems] of Object.entries(file.background.counts)) {
    for (const stem of stems.split(' ')) counts.set(stem, Number(count));
  }
  return {
    pair: { bias: file.pairBias, weights: featureNames.map((name) => file.pair[name] ?? 0) },
    event: {
      bias: file.eventBias,
      weights: groupFeatureNames.map((name) => file.event[name] ?? 0),
    },
    background: { articles: file.background.articles, counts },
    backgroundArticles: file.background.outweighs,
  };
}

/** The learned weights, with that of the model. */
export function withMeaningModel(learned: Learned, meaning: MeaningModel | undefined): Learned {
  if (meaning === undefined) return learned;
  const weights = featureNames.map((name, at) =>
    name === 'meaning' ? meaning.weight : (learned.pair.weights[at] ?? 0),
  );
  return { ...learned, pair: { ...learned.pair, weights } };
}
