// From the first report of an event to the last. Both hours are kept as reports join; when one of
// them leaves, they are sought among the rest once somebody asks.

export interface Span {
  /** Infinity while nobody says when. */
  first: number;
  /** −Infinity while nobody says when. */
  last: number;
  /** One that bore the first or last hour has left. */
  isStale: boolean;
}

export const noSpan = (): Span => ({ first: Infinity, last: -Infinity, isStale: false });

/** A report without an hour, NaN, is neither before nor after another. */
export function widen(span: Span, hour: number): void {
  if (hour < span.first) span.first = hour;
  if (hour > span.last) span.last = hour;
}

export function narrow(span: Span, hour: number): void {
  if (hour === span.first || hour === span.last) span.isStale = true;
}

/** In hours, were one of this hour there too; 0 when nobody says when. */
export function spanWith(
  { span, slots }: { readonly span: Span; readonly slots: readonly number[] },
  hour: number,
  hourOf: (slot: number) => number,
): number {
  if (span.isStale) {
    Object.assign(span, noSpan());
    for (const slot of slots) widen(span, hourOf(slot));
  }
  const first = hour < span.first ? hour : span.first;
  const last = hour > span.last ? hour : span.last;
  return Math.max(0, last - first);
}
