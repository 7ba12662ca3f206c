// Passages of a text, by their offsets.

/** `to` exclusive. */
export interface Passage {
  readonly from: number;
  readonly to: number;
}

/**
 * Tells, for offsets asked in ascending order, whether they stand in one of the passages, which
 * are ascending, too.
 */
export function createPassageTest(passages: readonly Passage[]): (offset: number) => boolean {
  let at = 0;
  return (offset) => {
    while (at < passages.length && (passages[at]?.to ?? 0) <= offset) at++;
    return (passages[at]?.from ?? Infinity) <= offset;
  };
}
