// A guard on growth: the larger an event is, the surer a report must be to join it, and none
// swallows the stream. Twins by the thousand (a spam feed, a stuck ticker) end up in several
// events.

/** Up to this many reports an event grows freely. */
export const freeReportsMax = 150;
/** No event grows beyond. */
export const eventReportsMax = 500;
const logOddsPerDoubling = 1;

/** Log-odds to take off before a group of this size is made; Infinity when it may not be. */
export function growthBar(reports: number): number {
  if (reports <= freeReportsMax) return 0;
  if (reports > eventReportsMax) return Infinity;
  return logOddsPerDoubling * Math.log2(reports / freeReportsMax);
}
