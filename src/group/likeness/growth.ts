// A guard on growth: the larger an event is and the longer it has run, the surer a report must be
// to join it. None swallows the stream: twins by the thousand (a spam feed, a stuck ticker) end up
// in several events, and a story that goes on for weeks in its steps.

import type { GrowthBlock } from '../../domain/reason.js';

/** Up to this many reports an event grows freely. */
export const freeReportsMax = 150;
/** No event grows beyond. */
export const eventReportsMax = 500;
const logOddsPerDoubling = 1;
/** Updates of two days belong to an event, and of the day that nobody reports. */
export const freeHoursMax = 72;
const logOddsPerDoubledHours = 1.5;
/** Fewer reports are no chain of steps: an explainer or a look back may come weeks later. */
export const chainReportsMin = 6;

/**
 * Log-odds to take off before a group is made of so many reports that came within so many hours;
 * Infinity when it may not be.
 */
export function growthBar(reports: number, hours: number): number {
  return sizeBar(reports) + lengthBar(reports, hours);
}

export function sizeBar(reports: number): number {
  if (reports <= freeReportsMax) return 0;
  if (reports > eventReportsMax) return Infinity;
  return logOddsPerDoubling * Math.log2(reports / freeReportsMax);
}

export function lengthBar(reports: number, hours: number): number {
  const isFree = reports < chainReportsMin || !(hours > freeHoursMax);
  return isFree ? 0 : logOddsPerDoubledHours * Math.log2(hours / freeHoursMax);
}

/**
 * What the guard says of one more report, when the guard alone keeps it out: an event that would
 * have so many reports and last so many hours, and would score so much with it.
 */
export function growthBlock(
  reports: number,
  hours: number,
  score: number,
): GrowthBlock | undefined {
  const bar = growthBar(reports, hours);
  const isBlocked = bar === Infinity || (score <= 0 && score + bar > 0);
  if (!isBlocked) return undefined;
  const takes = bar === Infinity ? 'none' : 'the most similar';
  const by = lengthBar(reports, hours) > sizeBar(reports) ? 'length' : 'size';
  return { by, reports, hours, takes };
}
