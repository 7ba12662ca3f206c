// How fast an event is growing: new independent origins an hour.

import type { Borne } from '../../domain/origins.js';
import { bearersOf } from '../../domain/origins.js';

const hourMs = 60 * 60_000;

export interface TimedReport extends Borne {
  /** When muster first saw it, ms UTC. */
  readonly at: number;
}

/**
 * The sum over independent outlets of 2^(-age), where age is the hours since the outlet first
 * reported. An outlet that has just reported counts 1, one of an hour ago 1/2, one of two hours
 * ago 1/4. Copies of a text count with the outlet that bore it.
 */
export function risingOf(reports: readonly TimedReport[], now: number): number {
  const bearers = bearersOf(reports);
  const firstAt = new Map<string, number>();
  for (const { originId, at } of reports) {
    const outlet = bearers.get(originId) ?? originId;
    firstAt.set(outlet, Math.min(at, firstAt.get(outlet) ?? Infinity));
  }
  let sum = 0;
  for (const at of firstAt.values()) sum += 2 ** (-Math.max(0, now - at) / hourMs);
  return sum;
}

/** The formula in the words that the desk shows. */
export const risingWords =
  'New independent outlets an hour: an outlet that has just reported counts 1, one of an hour ' +
  'ago one half, one of two hours ago a quarter. Copies of one text count once.';

/** Reports in equal spans of time between the first and the last one. */
export function sparkOf(times: readonly number[], spans: number): readonly number[] {
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const counts = Array.from({ length: spans }, () => 0);
  for (const time of times) {
    const share = last === first ? 0 : (time - first) / (last - first);
    const at = Math.min(spans - 1, Math.floor(share * spans));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}
