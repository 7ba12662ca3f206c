// Finds the days that a text mentions, by the words of knowledge/calendar.txt. English has rules of
// its own, in english-days.ts.

import { dayNumber } from '../../domain/calendar.js';
import { dayOfHead, leadLength, weekdaysOfLead, headLength } from './english-days.js';
import type { Translation } from '../words/translation-lines.js';

export interface Calendar {
  /** The first full date in the text's head, as days since 1970 UTC; undefined if there is none. */
  dayOfHead(text: string, language: string): number | undefined;
  /** The weekdays named in the lead, as bits 0 (Sunday) to 6. */
  weekdaysOfLead(text: string, language: string): number;
}

interface CalendarWords {
  readonly weekdays: RegExp;
  readonly date: RegExp;
  readonly weekdayOf: ReadonlyMap<string, number>;
  readonly monthOf: ReadonlyMap<string, number>;
}

const weekdaysCount = 7;

/** `lines` are the weekdays from Sunday, then the months from January. */
export function createCalendar(lines: readonly Translation[]): Calendar {
  const byLanguage = new Map<string, CalendarWords>();

  function wordsOf(language: string): CalendarWords {
    let words = byLanguage.get(language);
    if (words === undefined) byLanguage.set(language, (words = compiled(lines, language)));
    return words;
  }

  return {
    dayOfHead(text, language) {
      if (text === '') return undefined;
      if (language === 'en') return dayOfHead(text);
      const { date, monthOf } = wordsOf(language);
      const [, day, month, year] = date.exec(westernDigits(text.slice(0, headLength))) ?? [];
      if (month === undefined) return dayOfHead(text);
      return dayNumber(Number(year), monthOf.get(lower(month)) ?? 0, Number(day));
    },
    weekdaysOfLead(text, language) {
      if (text === '') return 0;
      if (language === 'en') return weekdaysOfLead(text);
      const { weekdays, weekdayOf } = wordsOf(language);
      let bits = 0;
      for (const [word] of text.slice(0, leadLength).matchAll(weekdays)) {
        bits |= 1 << (weekdayOf.get(lower(word)) ?? 0);
      }
      return bits;
    },
  };
}

const lower = (word: string): string => word.toLowerCase();

function compiled(lines: readonly Translation[], language: string): CalendarWords {
  const namesOf = (line: Translation): readonly string[] =>
    line.names.filter((name) => name.language === language).map(({ words }) => words);
  const days = lines.slice(0, weekdaysCount).map(namesOf);
  const months = lines.slice(weekdaysCount).map(namesOf);
  const any = (names: readonly (readonly string[])[]): string =>
    `(${[...names.flat(), matchesNothing].sort((a, b) => b.length - a.length).join('|')})`;
  // 3 de marzo de 2017, 3. März 2017, 1er mars 2017, 3 марта 2017 года.
  const between = '(?:º|er|\\.)?\\s(?:de\\s)?';
  return {
    weekdays: new RegExp(`(?<!\\p{L})${any(days)}(?!\\p{L})`, 'giu'),
    date: new RegExp(
      `(?<!\\d)(\\d{1,2})${between}${any(months)}\\s(?:de\\s)?(\\d{4})(?!\\d)`,
      'iu',
    ),
    weekdayOf: numbered(days, 0),
    monthOf: numbered(months, 1),
  };
}

/** An unassigned character: a language without words matches nothing. */
const matchesNothing = '\\p{Cn}';

function numbered(
  names: readonly (readonly string[])[],
  first: number,
): ReadonlyMap<string, number> {
  return new Map(names.flatMap((of, at) => of.map((name) => [lower(name), at + first] as const)));
}

/** Replaces Arabic digits: ٣ مارس ٢٠١٧ → 3 مارس 2017. */
function westernDigits(text: string): string {
  return text.replace(/[\u0660-\u0669]/g, (sign) => String(sign.charCodeAt(0) - 0x660));
}
