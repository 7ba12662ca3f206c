import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { minuteMs } from '../domain/time.js';
import { createDayWords } from './day-words.js';
import { readDemo } from './read-newsroom.js';
import { nowOffsetMs, timetableOf } from './timetable.js';

const newsroom = readDemo(fileURLToPath(new URL('../../demo', import.meta.url)));
const startAt = Date.UTC(2031, 4, 6, 14, 30);
const later = newsroom.articles.filter((article) => article.at > nowOffsetMs);

describe('the timetable', () => {
  test('keeps the distance of past times before the start', () => {
    const timetable = timetableOf(newsroom, { startAt, reportEveryMs: 30_000 });
    expect(timetable(nowOffsetMs)).toBe(startAt);
    expect(timetable(nowOffsetMs - 90_000)).toBe(startAt - 90_000);
    const newest = newsroom.articles.filter(({ at }) => at <= nowOffsetMs).at(-1);
    expect(startAt - timetable(newest?.at ?? 0)).toBeLessThan(10 * minuteMs);
  });

  test('publishes the rest 20 to 40 seconds apart, in order', () => {
    const timetable = timetableOf(newsroom, { startAt, reportEveryMs: 30_000 });
    const times = [...new Set(later.map((article) => timetable(article.at)))];
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(times[0]).toBeGreaterThanOrEqual(startAt + 20_000);
    expect(times[0]).toBeLessThanOrEqual(startAt + 40_000);
    const mean = ((times.at(-1) ?? 0) - startAt) / times.length;
    expect(mean).toBeGreaterThan(20_000);
    expect(mean).toBeLessThan(60_000);
  });

  test('publishes everything at once without a pause', () => {
    const timetable = timetableOf(newsroom, { startAt, reportEveryMs: 0 });
    expect(later.map((article) => timetable(article.at))).toEqual(later.map(() => startAt));
  });
});

describe('words for days', () => {
  const words = createDayWords();
  const at = Date.UTC(2026, 2, 3, 23, 0);
  test.each([
    ['on {day}', 'en', 'on Tuesday'],
    ['on {day-1} and {day+2}', 'en', 'on Monday and Thursday'],
    ['{date-365}, {year-365}', 'en', '3 March, 2025'],
    ['este {day}', 'es', 'este martes'],
    ['le {date}', 'fr', 'le 3 mars'],
    ['{weather}', 'en', '{weather}'],
  ])('%s (%s)', (text, language, wanted) => {
    expect(words.fill(text, at, language)).toBe(wanted);
  });

  test('leave no placeholder in the demo', () => {
    const texts = newsroom.articles.flatMap((article) => [
      article.summary,
      ...article.headlines.map(({ text }) => text),
      ...article.paragraphs.map(({ text }) => text),
    ]);
    expect(
      texts.map((text) => words.fill(text, at, 'en')).filter((text) => text.includes('{')),
    ).toEqual([]);
  });
});
