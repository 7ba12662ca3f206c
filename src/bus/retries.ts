// When a failed message is tried again, and when it becomes a dead letter.

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

/** How long to wait after the store failed `times` in a row, in ms. */
export function pauseMs(times: number): number {
  return Math.min(pauseMsMax, firstPauseMs * 2 ** (times - 1));
}

const reasonLengthMax = 1_000;

/** Why a try failed, for the operator: the messages of the fault and of its causes. */
export function reasonOf(thrown: unknown): string {
  const reasons: string[] = [];
  for (let error = thrown; error !== undefined && reasons.length < 4;) {
    reasons.push(error instanceof Error ? error.message || error.name : String(error));
    error = error instanceof Error ? error.cause : undefined;
  }
  return reasons.join(' Beneath: ').slice(0, reasonLengthMax);
}
