// An article as the engine takes it. Plain values: no store, no clock.

export interface Report {
  readonly id: string;
  readonly headline: string;
  /** Empty when only the headline is known. */
  readonly text: string;
  /** Milliseconds UTC; undefined when nobody says. */
  readonly time?: number;
  readonly outlet?: string;
  /** ISO 639-1. */
  readonly language?: string;
  /** Of an agency, or in an agency's words: its numbers and places weigh as evidence. */
  readonly isAgency?: boolean;
  /** What it means by a model, of length 1; see `Gist`. */
  readonly meaning?: Float32Array;
}
