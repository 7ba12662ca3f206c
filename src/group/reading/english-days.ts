// Finds the days that an English text mentions: a full date in its head, which is the day it was
// written, and weekdays in its lead. Similar events differ in place, day and toll, and feeds often
// give a wrong time or none.

import { dayNumber } from '../../domain/calendar.js';

export const headLength = 220;
export const leadLength = 700;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthNames =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|' +
  'sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
/** Between day, month and year: a space, a mark, both, or nothing (Aug 142016, 14Aug2016). */
const gap = '[ .,/-]{0,2}';
/** No digit follows a year. */
const year = '((?:19|20)\\d\\d)(?!\\d)';
const dayFirst = new RegExp(
  `(?<![\\d.,])(\\d{1,2})(?:st|nd|rd|th)?(?: of)?${gap}${monthNames}${gap}${year}`,
  'i',
);
const monthFirst = new RegExp(
  `(?<![a-z])${monthNames}${gap}(\\d{1,2})(?:st|nd|rd|th)?${gap}${year}`,
  'i',
);
const numbersOnly = /\b(\d{1,2})[-./](\d{1,2})[-./](\d{4})(?!\d)/;
const isoOrder = /\b(\d{4})([-./])(\d{2})\2(\d{2})(?!\d)/;
const weekdays = /\b(sun|mon|tues|wednes|thurs|fri|satur)day\b/gi;
const weekdayOrder = ['sun', 'mon', 'tues', 'wednes', 'thurs', 'fri', 'satur'];

/** The first full date in the text's head, as days since 1970 UTC; undefined if there is none. */
export function dayOfHead(text: string): number | undefined {
  const head = text.slice(0, headLength);
  if (!/\d{4}/.test(head)) return undefined;
  return fromDayFirst(head) ?? fromMonthFirst(head) ?? fromNumbers(head);
}

/** The weekdays named in the lead, as bits 0 (Sunday) to 6. */
export function weekdaysOfLead(text: string): number {
  let bits = 0;
  for (const match of text.slice(0, leadLength).matchAll(weekdays)) {
    bits |= 1 << weekdayOrder.indexOf((match[1] ?? '').toLowerCase());
  }
  return bits;
}

/** Whether a date is part of a sentence, “died on May 25, 2030”: then it is not the text's own. */
const isWithinSentence = (head: string, at: number): boolean =>
  beforeDateInSentence.test(head.slice(0, at));
const beforeDateInSentence = new RegExp(
  '\\S (?<!(?:posted|published|updated|modified|issued|written) )' +
    '(?:on|in|since|of|from|until|till|by|before|after|to|the|a) $',
  'i',
);

function fromDayFirst(head: string): number | undefined {
  const match = dayFirst.exec(head);
  if (match === null || isWithinSentence(head, match.index)) return undefined;
  return dayNumber(Number(match[3]), monthOf(match[2]), Number(match[1]));
}

function fromMonthFirst(head: string): number | undefined {
  const match = monthFirst.exec(head);
  if (match === null || isWithinSentence(head, match.index)) return undefined;
  return dayNumber(Number(match[3]), monthOf(match[1]), Number(match[2]));
}

function fromNumbers(head: string): number | undefined {
  const iso = isoOrder.exec(head);
  if (iso !== null) return dayNumber(Number(iso[1]), Number(iso[3]), Number(iso[4]));
  const match = numbersOnly.exec(head);
  if (match === null) return undefined;
  const [day, month] = [Number(match[1]), Number(match[2])];
  if (month > 12) return dayNumber(Number(match[3]), day, month);
  return dayNumber(Number(match[3]), month, day);
}

function monthOf(name: string | undefined): number {
  return months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
}
