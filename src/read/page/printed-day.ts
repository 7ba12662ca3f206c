// Days as pages print them for readers, in numbers or with the month in words, anywhere in a line.
// A day is its midnight UTC.

import { monthNumber, normaliseDate, persianDay, persianMonth } from '../date/date.js';

/** Only this much of a line is searched, in UTF-16 units. */
const lineLengthMax = 400;

/**
 * The first day named in `text`, in numbers or with the month in words. `monthFirst` is true for
 * American pages, on which `5/6/2024` is in May.
 */
export function readPrintedDay(text: string, monthFirst = false): number | undefined {
  if (!/\p{Nd}/u.test(text)) return undefined;
  const line = normaliseDate(text.slice(0, lineLengthMax));
  const days = [readNumbers(line, monthFirst), ...readMonthInWords(line)].filter(
    (day) => day !== undefined,
  );
  return days.sort((one, other) => one.index - other.index)[0]?.at;
}

/** The day that an address names, as in `/2017/03/02/` or `/2017-03-02-…`. */
export function readAddressDay(url: string): number | undefined {
  const separated = /[/_-](\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|\.|$)/.exec(url);
  const day = separated ?? /\/(20\d{2})(\d{2})(\d{2})(?=[/_-])/.exec(url);
  if (day === null) return undefined;
  return dayOf(Number(day[1]), Number(day[2]), Number(day[3]));
}

interface PrintedDay {
  readonly at: number;
  readonly index: number;
}

function readNumbers(line: string, monthFirst: boolean): PrintedDay | undefined {
  const iso = /(?<!\d)((?:19|20)\d{2})([-./])(\d{1,2})\2(\d{1,2})(?!\d)/.exec(line);
  if (iso !== null) return printed(iso, Number(iso[1]), Number(iso[3]), Number(iso[4]));
  const numbers = /(?<![\d.])(\d{1,2})([./-])\s?(\d{1,2})\2\s?((?:19|20)\d{2}|\d{2})(?!\d)/.exec(
    line,
  );
  if (numbers === null) {
    const east = /((?:19|20)\d{2})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/.exec(line);
    return east === null
      ? undefined
      : printed(east, Number(east[1]), Number(east[2]), Number(east[3]));
  }
  const [, first = '', sign, second = '', years = ''] = numbers;
  const year = years.length === 2 ? 2000 + Number(years) : Number(years);
  const isMonthFirst = sign !== '.' && (Number(second) > 12 || (monthFirst && Number(first) <= 12));
  const [day, month] = isMonthFirst ? [second, first] : [first, second];
  return printed(numbers, year, Number(month), Number(day));
}

const word = String.raw`(\p{L}[\p{L}\p{M}.]{1,13}?)(?:/[\p{L}\p{M}]{2,14})?`;
const gap = String.raw`\.?,?\s{1,2}`;
/** `2 March 2017`, `2. März 2017`, `2 de marzo de 2017`, `2 أيار/مايو 2017`. */
const dayFirst = new RegExp(
  String.raw`(?<!\d)(\d{1,2})(?:\.|er|º|°|st|nd|rd|th)?\s?(?:de |of |d['’])?${word}${gap}` +
    String.raw`(?:de |del )?(\d{4})(?!\d)`,
  'giu',
);
/** `March 2, 2017`. */
const monthInFront = new RegExp(
  String.raw`(?<![\p{L}\p{M}])${word}\.?\s{1,2}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,2}(\d{4})(?!\d)`,
  'giu',
);
/** `2017. március 2.`. */
const yearFirst = new RegExp(String.raw`(?<!\d)(\d{4})\.?\s${word}${gap}(\d{1,2})(?!\d)`, 'giu');

function readMonthInWords(line: string): readonly (PrintedDay | undefined)[] {
  // Most lines contain no year, and the patterns below are slow.
  if (!/\d{4}/.test(line)) return [];
  return [
    ...Array.from(line.matchAll(dayFirst), (found) => inWords(found, found[3], found[2], found[1])),
    ...Array.from(line.matchAll(monthInFront), (found) =>
      inWords(found, found[3], found[1], found[2]),
    ),
    ...Array.from(line.matchAll(yearFirst), (found) =>
      inWords(found, found[1], found[2], found[3]),
    ),
  ];
}

/** Thai pages count years from the death of the Buddha. */
const buddhistYears = 543;

function inWords(match: RegExpExecArray, years = '', month = '', day = ''): PrintedDay | undefined {
  const persian = persianMonth(month);
  if (persian !== undefined) {
    const at = persianDay(Number(years), persian, Number(day));
    return at === undefined ? undefined : { at, index: match.index };
  }
  const isThai = /\p{Script=Thai}/u.test(month) && Number(years) > 2_400;
  const year = Number(years) - (isThai ? buddhistYears : 0);
  return printed(match, year, monthNumber(month) ?? 0, Number(day));
}

function printed(
  match: RegExpExecArray,
  year: number,
  month: number,
  day: number,
): PrintedDay | undefined {
  const at = dayOf(year, month, day);
  return at === undefined ? undefined : { at, index: match.index };
}

function dayOf(year: number, month: number, day: number): number | undefined {
  if (year < 1980 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31)
    return undefined;
  const at = Date.UTC(year, month - 1, day);
  return new Date(at).getUTCDate() === day ? at : undefined;
}
