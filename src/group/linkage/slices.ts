// Long work that pauses now and then, so that it may be done bit by bit.

/** Does all of it at once. */
export function runToEnd<T>(slices: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = slices.next();
    if (done === true) return value as T;
  }
}

/** Links looked at between two pauses. */
export const sliceLinks = 800;
