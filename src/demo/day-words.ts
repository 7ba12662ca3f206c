// Replaces `{day}`, `{day-1}`, `{date}`, `{month-365}` and `{year}` in the demo's texts by words,
// counted from the day of publication, so that "on Tuesday" is always true.

import { dayMs } from '../domain/time.js';

export interface DayWords {
  /** The text with its placeholders replaced. */
  fill(text: string, at: number, language: string): string;
  /** A date and time as a page shows it. */
  stamp(at: number, language: string): string;
}

const shapes = {
  day: { weekday: 'long' },
  date: { day: 'numeric', month: 'long' },
  month: { month: 'long' },
  year: { year: 'numeric' },
  stamp: { dateStyle: 'long', timeStyle: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

type Shape = keyof typeof shapes;

/** Caches one formatter per language and shape: each takes a hundred kilobytes. */
export function createDayWords(): DayWords {
  const formats = new Map<string, Intl.DateTimeFormat>();
  const word = (shape: Shape, at: number, language: string): string => {
    const locale = language === 'en' ? 'en-GB' : language;
    const key = `${locale} ${shape}`;
    const format =
      formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...shapes[shape], timeZone: 'UTC' });
    formats.set(key, format);
    return format.format(at);
  };
  return {
    fill: (text, at, language) =>
      text.replace(/\{(day|date|month|year)([+-]\d+)?\}/g, (_, shape, days) =>
        word(shape as Shape, at + Number(days ?? 0) * dayMs, language),
      ),
    stamp: (at, language) => word('stamp', at, language),
  };
}
