// Long work as a generator that pauses, so that it can run in slices.

/** Runs a generator to its end without pausing, and returns its result. */
export function runToEnd<T>(slices: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = slices.next();
    if (done === true) return value as T;
  }
}

/** Links visited between two pauses. */
export const sliceLinks = 800;
