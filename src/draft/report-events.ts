// Finds which events the reports of a page belong to now. It reads the store itself, because each
// answer decides what to look up next. It reads each event once a message.

import type { Article, ArticleHead } from '../domain/article.js';
import type { Event, Placement } from '../domain/event.js';
import type { Roundup } from '../domain/roundup.js';
import { articlesIn } from './record.js';
import { listedArticles, type ReportEvents } from './subject.js';

/** The part of the store that this reads. */
export interface Records {
  readonly articles: {
    /** Leaves out ids that do not exist. */
    findMany(ids: readonly string[]): Promise<readonly Article[]>;
    /** All articles of an event, without their texts. */
    headsOf(eventId: string): Promise<readonly ArticleHead[]>;
  };
  readonly events: {
    /** Follows merges to the event that goes on. */
    resolve(id: string): Promise<Event | undefined>;
    placement(articleId: string): Promise<Pick<Placement, 'placedAt'> | undefined>;
  };
  readonly roundups: {
    find(id: string): Promise<Roundup | undefined>;
    findByEvent(eventId: string): Promise<Roundup | undefined>;
  };
}

export interface ReportEventsFinder {
  /** All articles of the event, withdrawn ones included. */
  headsOf(eventId: string): Promise<readonly ArticleHead[]>;
  /**
   * The events of a page's valid reports, without reports that are alone in their event: such a
   * report is similar to no other, which does not mean that it reports another event.
   */
  eventsOf(roundup: Roundup): Promise<ReportEvents>;
}

/** Serves one message: it caches what it finds and never refreshes it. */
export function createReportEventsFinder({
  articles,
}: Pick<Records, 'articles'>): ReportEventsFinder {
  const heads = new Map<string, Promise<readonly ArticleHead[]>>();
  const events = new Map<string, Promise<ReportEvents>>();

  const headsOf: ReportEventsFinder['headsOf'] = (eventId) =>
    once(heads, eventId, () => articles.headsOf(eventId));

  async function findEvents(roundup: Roundup): Promise<ReportEvents> {
    const own = roundup.eventId === undefined ? [] : await headsOf(roundup.eventId);
    const known = new Map<string, ArticleHead>(own.map((head) => [head.id, head]));
    const missing = [...listedArticles(roundup), ...articlesIn(roundup.title.from)].filter(
      (id) => !known.has(id),
    );
    for (const article of await articles.findMany(missing)) known.set(article.id, article);
    const found = new Map<string, string>();
    for (const { id, eventId, withdrawnAt } of known.values()) {
      if (eventId === undefined || withdrawnAt !== undefined) continue;
      if ((await headsOf(eventId)).filter(isValid).length > 1) found.set(id, eventId);
    }
    return found;
  }

  return { headsOf, eventsOf: (roundup) => once(events, roundup.id, () => findEvents(roundup)) };
}

function once<T>(found: Map<string, Promise<T>>, id: string, find: () => Promise<T>): Promise<T> {
  const known = found.get(id) ?? find();
  found.set(id, known);
  return known;
}

const isValid = ({ withdrawnAt }: ArticleHead): boolean => withdrawnAt === undefined;
