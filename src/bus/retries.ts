// What becomes of a message whose handler failed.

/** Tries before a message becomes a dead letter. */
export const triesMax = 3;
/** A message runs alone from this try on if the process ended during all tries before it. */
export const aloneFrom = 3;
/** Tries before a message becomes a dead letter if the process ended during each of them. */
export const deathsMax = 5;

const firstRetryMs = 5_000;
const retryFactor = 6;

/** When to try again, in ms from now; undefined after the last try. */
export function retryAfterMs(attempt: number): number | undefined {
  return attempt >= triesMax ? undefined : firstRetryMs * retryFactor ** (attempt - 1);
}

const firstPauseMs = 250;
const pauseMsMax = 15_000;

/** How long to leave a store in peace that failed `times` in a row. */
export function pauseMs(times: number): number {
  return Math.min(pauseMsMax, firstPauseMs * 2 ** (times - 1));
}

const reasonLengthMax = 1_000;

/** Why it failed, for the operator: the fault and what lay beneath it. */
export function reasonOf(thrown: unknown): string {
  const reasons: string[] = [];
  for (let one = thrown; one !== undefined && reasons.length < 4;) {
    reasons.push(one instanceof Error ? one.message || one.name : String(one));
    one = one instanceof Error ? one.cause : undefined;
  }
  return reasons.join(' Beneath: ').slice(0, reasonLengthMax);
}
