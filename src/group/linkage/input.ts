// What linkage is asked, and what it shows of two groups to whoever judges them.

export interface LinkageInput {
  readonly size: number;
  readonly edges: Edges;
  /** Time of every node, in hours; NaN when unknown. */
  readonly hours: Float64Array;
  /** Log-odds of a pair that has no edge. */
  readonly score: (a: number, b: number) => number;
  /** Two groups are proposed while this is above 0, the highest first. */
  readonly accept: (view: LinkView) => number;
  /** The last word on a proposal; false keeps the two apart until one of them changes. */
  readonly confirm?: (view: LinkView) => boolean;
  /** Groups that stand from the beginning. */
  readonly together?: readonly (readonly number[])[];
}

/** What is known of two groups that might join. One view is shown after another: copy to keep. */
export interface LinkView {
  /** Their nodes. */
  readonly one: readonly number[];
  readonly two: readonly number[];
  /** How many those are. */
  readonly sizes: readonly [number, number];
  /** Log-odds over the pairs between them: mean, and highest seen. */
  readonly mean: number;
  readonly max: number;
  /** Highest mean either of them has with a third group. */
  readonly alternative: number;
  /** Hours between the mean times of the two; NaN when unknown. */
  readonly hours: number;
  /** A report of theirs has no time, while another has. */
  readonly isPartlyTimed: boolean;
  /** Hours from the first to the last of both; 0 when unknown. */
  readonly span: number;
}

/** Pairs of nodes with their log-odds, in columns. */
export interface Edges {
  readonly a: ArrayLike<number>;
  readonly b: ArrayLike<number>;
  readonly score: ArrayLike<number>;
}
