// Maps the demo's times to the real clock. Times up to the demo's "now" keep their distance before
// the start; later reports follow one after another, so that a visitor sees news arrive.

import { minuteMs, dayMs } from '../domain/time.js';
import type { DemoArticle, DemoNewsroom } from './newsroom.js';

/** Real time, in milliseconds UTC, at which an offset of the demo is reached. */
export type Timetable = (offsetMs: number) => number;

export interface TimetableOptions {
  readonly startAt: number;
  /** Mean pause between new reports after the start, in milliseconds; 0 publishes all at once. */
  readonly reportEveryMs: number;
}

/** The demo's time at the start: the ninth day, early in the afternoon. */
export const nowOffsetMs = 8 * dayMs + (13 * 60 + 25) * minuteMs;

export function timetableOf(newsroom: DemoNewsroom, options: TimetableOptions): Timetable {
  const moments = momentsAfterNow(newsroom.articles);
  const times: number[] = [];
  let at = options.startAt;
  moments.forEach((_, index) => {
    at += options.reportEveryMs * unevenness(index);
    times.push(Math.round(at));
  });
  return (offsetMs) => {
    if (offsetMs <= nowOffsetMs) return options.startAt - nowOffsetMs + offsetMs;
    const next = moments.findIndex((moment) => moment >= offsetMs);
    return times[next < 0 ? times.length - 1 : next] ?? options.startAt;
  };
}

/** Real times, ascending, at which something was published or changed before the start. */
export function pastOf(newsroom: DemoNewsroom, timetable: Timetable): readonly number[] {
  const past = momentsOf(newsroom.articles).filter((moment) => moment <= nowOffsetMs);
  return past.map(timetable);
}

function momentsAfterNow(articles: readonly DemoArticle[]): readonly number[] {
  return momentsOf(articles).filter((moment) => moment > nowOffsetMs);
}

function momentsOf(articles: readonly DemoArticle[]): readonly number[] {
  const all = articles.flatMap((article) => [
    ...article.headlines.map((one) => one.at),
    ...article.paragraphs.map((one) => one.at),
    ...(article.withdrawn === undefined ? [] : [article.withdrawn.at]),
  ]);
  return [...new Set(all)].sort((one, other) => one - other);
}

/** A factor between two thirds and four thirds, the same in every run; the mean is 1. */
function unevenness(index: number): number {
  return 2 / 3 + ((index * 5) % 11) / 15;
}
