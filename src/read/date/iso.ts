// Dates in numbers: RFC 3339, W3CDTF and the older forms of ISO 8601 (ordinal days, weeks, no
// hyphens, no century). Accepts what feeds do: a space for the T, commas, one-digit hours.

import { instant } from './instant.js';
import { zoneMinutes } from './zones.js';

type Day = { readonly year: number; readonly month: number; readonly day: number };

const clock = String.raw`(\d{1,2})(?::?(\d{2})(?::?(\d{2})(?:[.,:](\d{1,9}))?)?)?`;
const zone = String.raw`(z|utc|gmt|[+\-\u2212]\d{1,2}(?::?\d{2})?|[a-z]{2,5})?`;
const time = new RegExp(String.raw`^${clock}\s*(?:([ap])\.?m\.?)?\s*${zone}$`, 'i');
/** A day in numbers, then what may be a time. */
const whole = /^([-\d/.Ww]+?)(?:\s*[Tt,]\s*|\s+)([\d:.,]+.*)$/;
/** Longest text read as a date, in UTF-16 units. */
export const dateLengthMax = 100;

export function readIso(text: string): number | undefined {
  const match = whole.exec(text);
  const day = readDay(match?.[1] ?? text);
  if (day === undefined) return undefined;
  if (match === null) return instant(day);
  return readTime(match[2] ?? '', day);
}

function readTime(text: string, day: Day): number | undefined {
  const match = time.exec(text.trim());
  if (match === null) return undefined;
  const [, hours = '', minutes, seconds, fraction, half, east = ''] = match;
  const offset = zoneMinutes(east);
  if (offset === undefined) return undefined;
  return instant({
    ...day,
    hour: hourOf(Number(hours), half),
    minute: Number(minutes ?? 0),
    second: Number(seconds ?? 0),
    millisecond: fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000),
    offset,
  });
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12) return hour;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

/** The day in numbers. A missing month is January, a missing day the first. */
function readDay(text: string): Day | undefined {
  const full = /^(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (full !== null && (full[2] !== '' || text.length === 8)) return ymd(full[1], full[3], full[4]);
  const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text);
  if (yearLast !== null) return dayWithYearLast(yearLast);
  const month = /^(\d{4})[-/](\d{1,2})$/.exec(text);
  if (month !== null) return ymd(month[1], month[2], '1');
  if (/^\d{4}$/.test(text)) return ymd(text, '1', '1');
  const ordinal = /^(\d{4})-?(\d{3})$/.exec(text);
  if (ordinal !== null) return ordinalDay(Number(ordinal[1]), Number(ordinal[2]));
  const week = /^(\d{4})-?[Ww](\d{2})(?:-?([1-7]))?$/.exec(text);
  if (week !== null) return weekDay(Number(week[1]), Number(week[2]), Number(week[3] ?? 1));
  return withoutCentury(text);
}

/** `17.01.2023`, and `17/01/2023` or `01/17/2023` only if it is unambiguous. */
function dayWithYearLast([, first, sign, second, year]: RegExpExecArray): Day | undefined {
  if (sign === '.' || Number(first) > 12) return ymd(year, second, first);
  if (Number(second) > 12 || first === second) return ymd(year, first, second);
  return undefined;
}

/** `03-12-31`, `031231`, `-0312`, `-03-12`, `03335`, `03-335`: allowed by ISO 8601:1988. */
function withoutCentury(text: string): Day | undefined {
  const day = /^-?(\d{2})(-?)(\d{2})\2(\d{2})$/.exec(text);
  if (day !== null) return ymd(`20${day[1] ?? ''}`, day[3], day[4]);
  const ordinal = /^-?(\d{2})-?(\d{3})$/.exec(text);
  if (ordinal !== null) return ordinalDay(2000 + Number(ordinal[1]), Number(ordinal[2]));
  const month = /^-(\d{2})-?(\d{2})$/.exec(text);
  return month === null ? undefined : ymd(`20${month[1] ?? ''}`, month[2], '1');
}

function ymd(year = '', month = '', day = ''): Day {
  return { year: Number(year), month: Number(month), day: Number(day) };
}

function ordinalDay(year: number, ordinal: number): Day | undefined {
  const date = new Date(Date.UTC(year, 0, ordinal));
  return ordinal < 1 || date.getUTCFullYear() !== year ? undefined : dayOf(date);
}

/** Weeks begin on Monday; the first contains 4 January. */
function weekDay(year: number, week: number, day: number): Day | undefined {
  if (week < 1 || week > 53) return undefined;
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = 4 - ((fourth.getUTCDay() + 6) % 7);
  return dayOf(new Date(Date.UTC(year, 0, monday + (week - 1) * 7 + day - 1)));
}

function dayOf(date: Date): Day {
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
