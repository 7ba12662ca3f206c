// Groups roundups by the day they are listed under.

import { dateOf, type PublicRoundup } from '../public-roundup.js';
import type { Dates } from '../words/dates.js';

export interface DayOf<T> {
  readonly heading: string;
  /** `2017-03-02` */
  readonly key: string;
  readonly roundups: readonly T[];
}

/** Keeps the order of `roundups`, of the days and within each day. */
export function byDay<T extends Pick<PublicRoundup, 'datedAt' | 'publishedAt'>>(
  roundups: readonly T[],
  dates: Dates,
): readonly DayOf<T>[] {
  const days = new Map<string, { heading: string; key: string; roundups: T[] }>();
  for (const roundup of roundups) {
    const at = dateOf(roundup);
    const heading = dates.day(at);
    const day = days.get(heading);
    if (day !== undefined) day.roundups.push(roundup);
    else days.set(heading, { heading, key: dayKey(at, dates), roundups: [roundup] });
  }
  return [...days.values()];
}

function dayKey(at: number, dates: Dates): string {
  const { year, month, day } = dates.calendar.dayOf(at);
  return [year, month, day].map((n) => String(n).padStart(2, '0')).join('-');
}
