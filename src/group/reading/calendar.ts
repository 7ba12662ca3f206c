// Days a text of another language speaks of, by the words of knowledge/calendar.txt. English has
// rules of its own, in days.ts.

import { dayNumber } from '../../domain/calendar.js';
import { dayOfHead, leadLength, weekdaysOfLead, headLength } from './english-days.js';
import type { Translation } from '../words/translation-lines.js';

export interface Calendar {
  /** Day number (days since 1970, UTC) of the first full date in the text's head. */
  dayOfHead(text: string, language: string): number | undefined;
  /** Weekdays named in the lead, as bits 0 (Sunday) to 6. */
  weekdaysOfLead(text: string, language: string): number;
}

interface Words {
  readonly weekdays: RegExp;
  readonly date: RegExp;
  readonly weekdayOf: ReadonlyMap<string, number>;
  readonly monthOf: ReadonlyMap<string, number>;
}

const weekdaysCount = 7;

/** `lines`: weekdays from Sunday, then months from January. */
export function createCalendar(lines: readonly Translation[]): Calendar {
  const known = new Map<string, Words>();

  function wordsOf(language: string): Words {
    let words = known.get(language);
    if (words === undefined) known.set(language, (words = compiled(lines, language)));
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

function compiled(lines: readonly Translation[], language: string): Words {
  const waysOf = (line: Translation): readonly string[] =>
    line.names.filter((way) => way.language === language).map(({ words }) => words);
  const days = lines.slice(0, weekdaysCount).map(waysOf);
  const months = lines.slice(weekdaysCount).map(waysOf);
  const any = (ways: readonly (readonly string[])[]): string =>
    `(${[...ways.flat(), neverSaid].sort((a, b) => b.length - a.length).join('|')})`;
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

/** A language without words matches nothing. */
const neverSaid = '\\p{Cn}';

function numbered(
  ways: readonly (readonly string[])[],
  first: number,
): ReadonlyMap<string, number> {
  return new Map(ways.flatMap((of, at) => of.map((way) => [lower(way), at + first] as const)));
}

/** ٣ مارس ٢٠١٧ */
function westernDigits(text: string): string {
  return text.replace(/[\u0660-\u0669]/g, (sign) => String(sign.charCodeAt(0) - 0x660));
}
