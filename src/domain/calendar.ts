// Days and months as the site's readers live them: instants to dates of one time zone and back.

import { dayMs } from './time.js';

export interface CalendarDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

export interface Calendar {
  readonly timeZone: string;
  dayOf(at: number): CalendarDay;
  /** First instant of the day, ms UTC; days out of range roll over, as month 13 does. */
  startOf(day: CalendarDay): number;
}

/** Years outside are slips of a pen or a machine. */
const yearMin = 1970;
const yearMax = 2099;

/** Days since 1970, UTC; undefined when there is no such day. */
export function dayNumber(year: number, month: number, day: number): number | undefined {
  if (year < yearMin || year > yearMax) return undefined;
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  return Math.floor(Date.UTC(year, month - 1, day) / dayMs);
}

/** @throws RangeError for an unknown zone. */
export function createCalendar(timeZone: string): Calendar {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const wall = (at: number) => {
    const parts = new Map<string, number>(
      format.formatToParts(at).map(({ type, value }) => [type, Number(value)] as const),
    );
    return (type: string) => parts.get(type) ?? 0;
  };
  /** Wall clock minus UTC at an instant. */
  const offsetAt = (at: number) => {
    const of = wall(at);
    const shown = Date.UTC(
      of('year'),
      of('month') - 1,
      of('day'),
      of('hour'),
      of('minute'),
      of('second'),
    );
    return shown - Math.floor(at / 1000) * 1000;
  };
  const dayOf = (at: number): CalendarDay => {
    const of = wall(at);
    return { year: of('year'), month: of('month'), day: of('day') };
  };
  return {
    timeZone,
    dayOf,
    startOf({ year, month, day }) {
      const midnight = Date.UTC(year, month - 1, day);
      // The zone may change its offset near midnight: of the offsets around, the earliest
      // instant that already lies in the day is its start.
      const offsets = [offsetAt(midnight - dayMs), offsetAt(midnight + dayMs)];
      const starts = offsets.map((offset) => midnight - offset).sort((a, b) => a - b);
      const wanted = dayOf(midnight + dayMs / 2 - offsetAt(midnight)).day;
      return starts.find((at) => dayOf(at).day === wanted) ?? midnight;
    },
  };
}
