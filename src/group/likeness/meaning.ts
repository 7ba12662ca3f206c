// What a model of meaning adds to the measured similarity: one feature with a set weight. No
// labelled set has vectors of the operator's model, so nothing of it is learned.

/** How much a model of meaning counts. */
export interface MeaningModel {
  /** Its name, as shown in reasons. */
  readonly model: string;
  /** Log-odds per unit of similarity. */
  readonly weight: number;
  /** The similarity that speaks neither for nor against. */
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
