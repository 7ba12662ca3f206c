// The hours of an event's first and last report. They are updated as reports join. When the first
// or last report leaves, they are found again at the next read.

export interface Span {
  /** Infinity while no report has an hour. */
  first: number;
  /** −Infinity while no report has an hour. */
  last: number;
  /** A report with the first or last hour has left. */
  isStale: boolean;
}

export const noSpan = (): Span => ({ first: Infinity, last: -Infinity, isStale: false });

/** Extends a span by the hour of a report that joins; NaN changes nothing. */
export function widen(span: Span, hour: number): void {
  if (hour < span.first) span.first = hour;
  if (hour > span.last) span.last = hour;
}

/** Notes the hour of a report that leaves. */
export function narrow(span: Span, hour: number): void {
  if (hour === span.first || hour === span.last) span.isStale = true;
}

/** The length of an event in hours, with one of this hour added; 0 if no hour is known. */
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
