// Writes times as readers do, in the site's time zone. Nothing here depends on the current time, so
// a cached page stays true.

import { createCalendar, type Calendar } from '../../../domain/calendar.js';

export interface Dates {
  readonly calendar: Calendar;
  /** `Thursday, March 2, 2017` */
  day(at: number): string;
  /** `14:05` */
  clock(at: number): string;
  /** `14:05`, or `Mar 3, 00:19` when that is not the day of `dayAt`. */
  clockBeside(at: number, dayAt: number): string;
  /** `March 2, 2017, 14:05 UTC` */
  stamp(at: number): string;
  /** Both ends of a time span: `14:05 UTC` and `19:45`, with dates if they are on two days. */
  ends(firstAt: number, lastAt: number): readonly [string, string];
  /** `March 2017` */
  month(year: number, month: number): string;
  /** `UTC` or `GMT+2`, as valid at that time. */
  zone(at: number): string;
}

export function createDates(timeZone: string): Dates {
  const format = (options: Intl.DateTimeFormatOptions, zone = timeZone) =>
    new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...options });
  const day = format({ weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' });
  const date = format({ year: 'numeric', month: 'long', day: 'numeric' });
  const clock = format({ hour: '2-digit', minute: '2-digit' });
  const named = format({ hour: '2-digit', timeZoneName: 'short' });
  const month = format({ year: 'numeric', month: 'long' }, 'UTC');
  const short = format({ month: 'short', day: 'numeric' });
  const zone = (at: number) =>
    named.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  return {
    calendar: createCalendar(timeZone),
    day: (at) => day.format(at),
    clock: (at) => clock.format(at),
    clockBeside: (at, dayAt) =>
      day.format(at) === day.format(dayAt)
        ? clock.format(at)
        : `${short.format(at)}, ${clock.format(at)}`,
    stamp: (at) => `${date.format(at)}, ${clock.format(at)} ${zone(at)}`,
    ends(firstAt, lastAt) {
      const [first, last] = [day.format(firstAt), day.format(lastAt)];
      const named = (at: number) =>
        first === last ? clock.format(at) : `${short.format(at)}, ${clock.format(at)}`;
      return [`${named(firstAt)} ${zone(firstAt)}`, named(lastAt)];
    },
    month: (year, number) => month.format(Date.UTC(year, number - 1, 15)),
    zone,
  };
}
