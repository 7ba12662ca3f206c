// How often something may still be tried.

export interface Allowance {
  /** Tries left; fractions come back with time. */
  readonly left: number;
  /** When `left` was right, ms UTC. */
  readonly at: number;
}
