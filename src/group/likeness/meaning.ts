// What a model of meaning adds to the measured likeness: one feature with a set weight. No labelled
// set has vectors of the operator's model, so nothing of it is learned.

import type { Reading } from '../reading/reading.js';

/** How much a model's word counts. */
export interface MeaningModel {
  /** As told in reasons. */
  readonly model: string;
  /** Log-odds a unit of likeness. */
  readonly weight: number;
  /** The likeness that speaks neither for nor against. */
  readonly neutral: number;
}

/** Cosine of two vectors of length 1; NaN where one is missing or they are of different models. */
export function meaningSimilarity(
  one: Float32Array | undefined,
  two: Float32Array | undefined,
): number {
  if (one === undefined || two === undefined || one.length !== two.length) return NaN;
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += (one[i] as number) * (two[i] as number);
  return sum;
}

export function meaningSentence(a: Reading, b: Reading, { model, neutral }: MeaningModel): string {
  const likeness = meaningSimilarity(a.meaning, b.meaning);
  const says = likeness >= neutral ? 'Means the same' : 'Means something else';
  return `${says}, by the model ${model}: ${likeness.toFixed(2)}.`;
}
