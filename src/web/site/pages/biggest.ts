// Chooses which roundups of a day are set large: those that most independent outlets report.

import type { Roundup } from '../../../domain/roundup.js';

export type Weight = Pick<Roundup, 'origins' | 'reports'>;

/**
 * The `count` biggest, biggest first, and the others in the given order. Compares origins first,
 * since copies confirm nothing; then reports; then the given order.
 */
export function biggest<T extends Weight>(
  roundups: readonly T[],
  count: number,
): { readonly large: readonly T[]; readonly others: readonly T[] } {
  const ranked = roundups.toSorted((a, b) => b.origins - a.origins || b.reports - a.reports);
  const large = ranked.slice(0, count);
  return { large, others: roundups.filter((roundup) => !large.includes(roundup)) };
}
