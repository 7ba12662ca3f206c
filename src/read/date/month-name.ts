// Dates with the month in words: RFC 822 and 2822, asctime and similar forms, in any unambiguous
// order. An unknown word makes the text no date.

import { fullYear, instant } from './instant.js';
import { folded, monthNumber } from './months.js';
import { zoneMinutes } from './zones.js';

interface Found {
  year?: number;
  month?: number;
  day?: number;
  time?: RegExpExecArray;
  offset?: number;
  /** `am` or `pm`. */
  half?: string;
}

const clock = /^(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,]\d+)?)?(z|[+\-]\d{1,2}:?\d{2})?$/;
/** Words of a date without a meaning for it: at, of, uhr … */
const filler = new Set(
  'at on of de del the uhr le el um a kl г г. года р. в em di den o klo ob o’clock'.split(' '),
);
/** Words before a date that may be its weekday, in any language: `sexta feira`, `Thứ Ba`. */
const leadingWordsMax = 2;

/** Milliseconds UTC; undefined if the text is no such date. */
export function readWithMonthName(text: string): number | undefined {
  const { weekday, words } = withoutWeekday(split(text));
  const found: Found = {};
  for (const word of words) {
    if (!take(word, found, weekday)) return undefined;
  }
  const { year, month, day, time, offset = 0 } = found;
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const hour = Number(time?.[1] ?? 0);
  return instant({
    year,
    month,
    day,
    hour:
      found.half === undefined || hour > 12 ? hour : (hour % 12) + (found.half === 'pm' ? 12 : 0),
    minute: Number(time?.[2] ?? 0),
    second: Number(time?.[3] ?? 0),
    offset,
  });
}

/** Words of the text. `1-Jan-2004` and `Jan/1/2004` are three words each. */
function split(text: string): string[] {
  return text
    .replace(/([+-]\d{2}:?\d{2})\s*\([^)]*\)$/, '$1')
    .replace(/etc\/(?=gmt|utc)/i, '')
    .replace(/(\d)\s?([ap])\.?m\b\.?/gi, '$1 $2m')
    .replace(/(\p{L}|\d)[-/](?=\p{L}{3})/gu, '$1 ')
    .replace(/(\p{L}{3}\.?)[-/](?=\d)/gu, (all, word: string) =>
      monthNumber(word) === undefined ? all : `${word} `,
    )
    .split(/[\s,،]+/)
    .filter((word) => word !== '');
}

/** A weekday in any language is a word before the date that is not its month. */
function withoutWeekday(words: readonly string[]): {
  readonly weekday: string;
  readonly words: readonly string[];
} {
  const month = words.findLastIndex((word) => isWord(word) && monthNumber(word) !== undefined);
  const number = words.findIndex((word) => /\d/.test(word));
  const before = words.slice(0, Math.min(month, number));
  if (before.length === 0 || before.length > leadingWordsMax || !before.every(isWord)) {
    return { weekday: '', words };
  }
  return { weekday: before[0] ?? '', words: words.slice(before.length) };
}

function isWord(text: string): boolean {
  return /^[\p{L}\p{M}\u200c’']{1,15}\.?$/u.test(text);
}

function take(word: string, found: Found, weekday: string): boolean {
  const plain = folded(word);
  if (/^\d{1,4}(st|nd|rd|th|\.)?$/.test(plain)) return takeNumber(plain, found);
  const time = clock.exec(plain);
  if (time !== null) return takeTime(time, found);
  if (plain === 'am' || plain === 'pm') {
    found.half = plain;
    return true;
  }
  const month = found.month === undefined ? monthNumber(word, weekday) : undefined;
  if (month !== undefined) {
    found.month = month;
    return true;
  }
  return (filler.has(plain) && found.time === undefined) || takeZone(word, found);
}

function takeTime(time: RegExpExecArray, found: Found): boolean {
  if (found.time !== undefined) return false;
  found.time = time;
  return time[4] === undefined || takeZone(time[4], found);
}

function takeZone(word: string, found: Found): boolean {
  const offset = zoneMinutes(word);
  if (offset === undefined) return false;
  found.offset = offset !== 0 || found.offset === undefined ? offset : found.offset;
  return true;
}

/** The first number of one or two digits is the day; the next is the year. */
function takeNumber(plain: string, found: Found): boolean {
  const digits = plain.replace(/\D+$/, '');
  if (digits.length <= 2 && found.day === undefined) {
    found.day = Number(digits);
    return found.day > 0;
  }
  if (found.year !== undefined) return takeZone(digits, found);
  const year = fullYear(digits);
  if (year === undefined) return false;
  found.year = year;
  return true;
}
