// A model of meaning, raw and made harmless.

/** Turns texts into vectors. An adapter may fail; `createPatient` makes it a Meaning. */
export interface Model {
  /** As told in reasons. */
  readonly name: string;
  /**
   * One vector a text, in order, all of one length.
   * @throws Fault `unavailable` when the model cannot be asked or answers nonsense.
   */
  embed(texts: readonly string[], signal: AbortSignal): Promise<readonly Float32Array[]>;
  close(): Promise<void>;
}

/** A model, and how much its word counts in grouping. */
export interface WeighedMeaning {
  readonly by: Meaning;
  /** Log-odds a unit of likeness. */
  readonly weight: number;
  /** The likeness that speaks neither for nor against; up to 1. */
  readonly neutral: number;
}

export interface Meaning {
  readonly name: string;
  /** One vector a text, of length 1; undefined where none could be had in time. Never throws. */
  vectorsOf(texts: readonly string[]): Promise<readonly (Float32Array | undefined)[]>;
  close(): Promise<void>;
}
