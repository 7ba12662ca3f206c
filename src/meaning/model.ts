// A model that turns texts into vectors: raw, and guarded against failure.

/** Turns texts into vectors. It may fail; `createGuardedModel` makes it a Meaning. */
export interface Model {
  /** Shown in reasons and in the log. */
  readonly name: string;
  /**
   * One vector for each text, in order, all of one length.
   * @throws Fault `unavailable` if the model cannot be reached or its answer cannot be used.
   */
  embed(texts: readonly string[], signal: AbortSignal): Promise<readonly Float32Array[]>;
  close(): Promise<void>;
}

/** A model, and how much it weighs in grouping. */
export interface WeighedMeaning {
  readonly by: Meaning;
  /** Log-odds for each unit of similarity above `neutral`. */
  readonly weight: number;
  /** The similarity that counts neither for nor against a pair; up to 1. */
  readonly neutral: number;
}

/** A guarded model. */
export interface Meaning {
  readonly name: string;
  /** Unit vectors, one for each text; undefined if the model failed or was late. Never throws. */
  vectorsOf(texts: readonly string[]): Promise<readonly (Float32Array | undefined)[]>;
  close(): Promise<void>;
}
