// The input of linkage, and the view of two groups that it shows to the caller's judge.

export interface LinkageInput {
  /** Nodes are numbered from 0 to `size` − 1. */
  readonly size: number;
  readonly edges: Edges;
  /** The time of every node in hours; NaN if unknown. */
  readonly hours: Float64Array;
  /** The log-odds of a pair without an edge. */
  readonly score: (a: number, b: number) => number;
  /** The value of joining two groups. They are proposed if it is above 0, the highest first. */
  readonly accept: (view: LinkView) => number;
  /** Decides on a proposal; false keeps the two groups apart until one of them changes. */
  readonly confirm?: (view: LinkView) => boolean;
  /** Groups that exist from the start, each ascending. */
  readonly together?: readonly (readonly number[])[];
}

/** What is known about two groups that might join. The object is reused: copy what you keep. */
export interface LinkView {
  /** The nodes of each. */
  readonly one: readonly number[];
  readonly two: readonly number[];
  /** The number of nodes of each. */
  readonly sizes: readonly [number, number];
  /** Log-odds over the pairs between them: the mean, and the highest seen. */
  readonly mean: number;
  readonly max: number;
  /** The highest mean that either has with a third group. */
  readonly alternative: number;
  /** Hours between the mean times of the two; NaN if unknown. */
  readonly hours: number;
  /** Some of their nodes have a time, and others do not. */
  readonly isPartlyTimed: boolean;
  /** Hours from the first to the last node of both; 0 if unknown. */
  readonly span: number;
}

/** Pairs of nodes and their log-odds, in columns. */
export interface Edges {
  readonly a: ArrayLike<number>;
  readonly b: ArrayLike<number>;
  readonly score: ArrayLike<number>;
}
