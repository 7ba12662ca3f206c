// Logistic regression by Newton's method, with a ridge penalty on standardised features.

import type { Linear } from '../../src/group/likeness/model.js';

export interface Examples {
  readonly features: Float64Array[];
  /** 1 or 0. */
  readonly labels: number[];
  readonly weights: number[];
}

const stepsMax = 12;
const stepMin = 1e-6;

export function emptyExamples(): Examples {
  return { features: [], labels: [], weights: [] };
}

/** The weights and bias of the features as given, not standardised. Twelve steps at most. */
export function fitLogistic(examples: Examples, ridge: number): Linear {
  const { mean, deviation } = momentsOf(examples);
  const size = mean.length;
  const rows = examples.features.map((row) => standardised(row, mean, deviation));
  const beta = new Float64Array(size + 1);
  for (let step = 0; step < stepsMax; step++) {
    const move = newtonStep(rows, examples, beta, ridge);
    for (let k = 0; k <= size; k++) beta[k] = (beta[k] ?? 0) + (move[k] ?? 0);
    if (Math.max(...move.map(Math.abs)) < stepMin) break;
  }
  const weights = Array.from(mean, (_, k) => (beta[k] ?? 0) / (deviation[k] ?? 1));
  const shift = weights.reduce((sum, weight, k) => sum + weight * (mean[k] ?? 0), 0);
  return { bias: (beta[size] ?? 0) - shift, weights };
}

function standardised(row: Float64Array, mean: Float64Array, deviation: Float64Array) {
  const one = new Float64Array(row.length + 1);
  for (let k = 0; k < row.length; k++) {
    one[k] = ((row[k] as number) - (mean[k] as number)) / (deviation[k] as number);
  }
  one[row.length] = 1;
  return one;
}

function momentsOf({ features, weights }: Examples) {
  const size = features[0]?.length ?? 0;
  const mean = new Float64Array(size);
  const deviation = new Float64Array(size);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  features.forEach((row, i) => {
    const share = (weights[i] as number) / total;
    for (let k = 0; k < size; k++) mean[k] = (mean[k] as number) + share * (row[k] as number);
  });
  features.forEach((row, i) => {
    const share = (weights[i] as number) / total;
    for (let k = 0; k < size; k++) {
      const off = (row[k] as number) - (mean[k] as number);
      deviation[k] = (deviation[k] as number) + share * off * off;
    }
  });
  return { mean, deviation: deviation.map((square) => Math.sqrt(square) || 1) };
}

function newtonStep(
  rows: readonly Float64Array[],
  { labels, weights }: Examples,
  beta: Float64Array,
  ridge: number,
): Float64Array {
  const size = beta.length;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const hessian = Array.from({ length: size }, () => new Float64Array(size));
  const slope = new Float64Array(size);
  rows.forEach((row, i) => {
    let sum = 0;
    for (let k = 0; k < size; k++) sum += (row[k] as number) * (beta[k] as number);
    const chance = 1 / (1 + Math.exp(-sum));
    const share = (weights[i] as number) / total;
    const off = ((labels[i] as number) - chance) * share;
    const curve = Math.max(chance * (1 - chance), 1e-5) * share;
    for (let k = 0; k < size; k++) {
      slope[k] = (slope[k] as number) + off * (row[k] as number);
      const line = hessian[k] as Float64Array;
      const part = curve * (row[k] as number);
      for (let l = 0; l <= k; l++) line[l] = (line[l] as number) + part * (row[l] as number);
    }
  });
  for (let k = 0; k < size; k++) {
    const penalty = k < size - 1 ? ridge : 1e-9;
    const line = hessian[k] as Float64Array;
    slope[k] = (slope[k] as number) - (k < size - 1 ? ridge * (beta[k] as number) : 0);
    line[k] = (line[k] as number) + penalty;
    for (let l = 0; l < k; l++) (hessian[l] as Float64Array)[k] = line[l] as number;
  }
  return solve(hessian, slope);
}

/** Solves a linear system by Gaussian elimination with pivots. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  const rows = matrix.map((row, i) => [...row, right[i] as number]);
  for (let column = 0; column < size; column++) {
    const rest = rows.slice(column);
    const pivot = rest.reduce((best, row) =>
      Math.abs(row[column] ?? 0) > Math.abs(best[column] ?? 0) ? row : best,
    );
    const at = rows.indexOf(pivot);
    [rows[column], rows[at]] = [pivot, rows[column] ?? []];
    for (const row of rows.slice(column + 1)) {
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
      for (let k = column; k <= size; k++) row[k] = (row[k] ?? 0) - factor * (pivot[k] ?? 0);
    }
  }
  const answer = new Float64Array(size);
  for (let k = size - 1; k >= 0; k--) {
    const row = rows[k] ?? [];
    let value = row[size] ?? 0;
    for (let l = k + 1; l < size; l++) value -= (row[l] ?? 0) * (answer[l] ?? 0);
    answer[k] = value / (row[k] ?? 1);
  }
  return answer;
}
