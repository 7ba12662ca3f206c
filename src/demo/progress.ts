// How many reports are published, for the terminal and the newsroom's front page.

import type { DemoNewsroom } from './newsroom.js';
import type { Timetable } from './timetable.js';

export interface Progress {
  readonly published: number;
  readonly total: number;
  /** When the next report is published; undefined after the last one. */
  readonly nextAt?: number;
  /** Whether all reports are published. */
  readonly resting: boolean;
}

export function progressOf(newsroom: DemoNewsroom, timetable: Timetable, now: number): Progress {
  const times = newsroom.articles.map((article) => timetable(article.at));
  const published = times.filter((at) => at <= now).length;
  const nextAt = times.find((at) => at > now);
  const total = times.length;
  const resting = published === total;
  return { published, total, resting, ...(nextAt === undefined ? {} : { nextAt }) };
}
