// The learned judge: a logistic over features, on the log-odds scale.

export interface Linear {
  readonly bias: number;
  readonly weights: readonly number[];
}

/** Log-odds that two reports, or a report and an event, are of one event. */
export function judge(model: Linear, features: Float64Array): number {
  const { weights } = model;
  let sum = model.bias;
  for (let i = 0; i < weights.length; i++) sum += (weights[i] as number) * (features[i] as number);
  return sum;
}
