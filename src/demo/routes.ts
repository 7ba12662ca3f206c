// Maps addresses to answers. All outlets share one origin: `/<outlet>/<feed path>` is a feed,
// `/<outlet>/<slug>-<token>` an article.

import type { Clock } from '../domain/clock.js';
import { answer, withHeaders } from './answer.js';
import type { Answer } from './answer.js';
import { feedAnswer } from './feed-answer.js';
import { createDayWords } from './day-words.js';
import type { DemoArticle, DemoNewsroom, DemoOutlet } from './newsroom.js';
import { progressOf } from './progress.js';
import { addressOf } from './shown.js';
import type { Moment } from './shown.js';
import {
  aboutPage,
  articleAnswer,
  missing,
  newsroomFront,
  outletFront,
  robots,
} from './site-answer.js';
import type { Timetable } from './timetable.js';

export interface RouteOptions {
  readonly newsroom: DemoNewsroom;
  readonly timetable: Timetable;
  readonly origin: string;
  readonly startAt: number;
  readonly clock: Clock;
}

interface OutletPages {
  readonly outlet: DemoOutlet;
  readonly articles: readonly DemoArticle[];
  readonly byPath: ReadonlyMap<string, DemoArticle>;
}

/** The new path of a moved feed; its old address answers 301. */
const movedTo = 'rss/latest.xml';

/** The answer to a path, at the time of the clock. */
export function routesOf(options: RouteOptions): (pathname: string) => Answer {
  const { newsroom, timetable, origin, clock } = options;
  const words = createDayWords();
  const desks = new Map(newsroom.outlets.map((one) => [one.outlet.id, deskOf(one, options)]));
  return (pathname) => {
    const moment = { now: clock(), timetable, origin, words };
    if (pathname === '/robots.txt') return answer(200, 'text/plain; charset=utf-8', robots);
    if (pathname === '/') {
      return newsroomFront(newsroom, progressOf(newsroom, timetable, moment.now), origin);
    }
    const [, outletId = '', ...rest] = pathname.split('/');
    const desk = desks.get(outletId);
    return desk === undefined ? missing() : deskAnswer(desk, rest.join('/'), moment, options);
  };
}

function deskOf(outlet: DemoOutlet, { newsroom }: RouteOptions): OutletPages {
  const articles = newsroom.articles.filter((one) => one.outletId === outlet.outlet.id);
  const byPath = new Map(articles.map((one) => [addressOf(one, ''), one]));
  return { outlet, articles, byPath };
}

function deskAnswer(
  desk: OutletPages,
  path: string,
  moment: Moment,
  options: RouteOptions,
): Answer {
  const { outlet, articles } = desk;
  if (path === '') return outletFront(outlet, articles, moment);
  if (path === 'about') return aboutPage(outlet);
  const feed = outlet.feeds.find((one) => one.path === path);
  if (feed?.quirks.includes('moved')) {
    const location = `/${outlet.outlet.id}/${movedTo}`;
    return withHeaders(answer(301, 'text/plain', 'Moved.\n'), { location });
  }
  const moved = outlet.feeds.find((one) => one.quirks.includes('moved') && path === movedTo);
  const asked = feed ?? moved;
  if (asked !== undefined) {
    return feedAnswer({ outlet, feed: asked, articles, moment, startAt: options.startAt });
  }
  const article = desk.byPath.get(`/${outlet.outlet.id}/${path}`);
  return article === undefined ? missing() : articleAnswer(article, outlet, articles, moment);
}
