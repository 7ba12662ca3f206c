// Dates of the Persian (Solar Hijri) calendar, which Iranian and Afghan outlets print.

import { dayMs } from '../../domain/time.js';
import { folded } from './months.js';

const months: readonly string[] = [
  'فروردین|حمل',
  'اردیبهشت|ثور',
  'خرداد|جوزا',
  'تیر|سرطان',
  'مرداد|اسد',
  'شهریور|سنبله',
  'مهر|میزان',
  'آبان|عقرب',
  'آذر|قوس',
  'دی|جدی',
  'بهمن|دلو',
  'اسفند|حوت',
].map(folded);

/** The years for which the 33-year cycle of leap years holds, with a margin. */
const yearMin = 1300;
const yearMax = 1450;
/** 1 Farvardin 1300. */
const epoch = Date.UTC(1921, 2, 21);
const leapRemainders: ReadonlySet<number> = new Set([1, 5, 9, 13, 17, 22, 26, 30]);

/** 1 to 12 for a month of the Persian calendar; undefined if it is none. */
export function persianMonth(name: string): number | undefined {
  const wanted = folded(name).replaceAll('ي', 'ی');
  const index = months.findIndex((names) => names.split('|').includes(wanted));
  return index < 0 ? undefined : index + 1;
}

/** Midnight UTC of a day of the Persian calendar; undefined outside the years 1300 to 1450. */
export function persianDay(year: number, month: number, day: number): number | undefined {
  if (year < yearMin || year > yearMax || day < 1 || day > (month <= 6 ? 31 : 30)) return undefined;
  let days = month <= 7 ? 31 * (month - 1) : 186 + 30 * (month - 7);
  for (let past = yearMin; past < year; past += 1)
    days += leapRemainders.has(past % 33) ? 366 : 365;
  return epoch + (days + day - 1) * dayMs;
}
