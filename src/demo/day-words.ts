// Weekdays and dates in the demo's texts: `{day}`, `{day-1}`, `{date}`, `{month-365}`, `{year}`
// become words, counted from the day the text was first published: "on Tuesday" is always true.

import { dayMs } from '../domain/time.js';

const shapes = {
  day: { weekday: 'long' },
  date: { day: 'numeric', month: 'long' },
  month: { month: 'long' },
  year: { year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export function withDays(text: string, at: number, language: string): string {
  return text.replace(/\{(day|date|month|year)([+-]\d+)?\}/g, (_, name, days) =>
    dayWord(name as keyof typeof shapes, at + Number(days ?? 0) * dayMs, language),
  );
}

function dayWord(name: keyof typeof shapes, at: number, language: string): string {
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, { ...shapes[name], timeZone: 'UTC' }).format(at);
}
