// In which events the reports of a page stand by now. Reads from the store as the door does: what
// it finds tells what to look up next. Each event is read once a message.

import type { Article, ArticleHead } from '../domain/article.js';
import type { Event, Placement } from '../domain/event.js';
import type { Roundup } from '../domain/roundup.js';
import { articlesIn } from './record.js';
import { toldBy, type Homes } from './subject.js';

/** As much of the store as this needs; nothing is written. */
export interface Records {
  readonly articles: {
    /** Those there are. */
    findMany(ids: readonly string[]): Promise<readonly Article[]>;
    /** Without texts, of all that stand in an event. */
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

export interface HomeFinder {
  /** All reports that stand in the event, those taken back among them. */
  headsOf(eventId: string): Promise<readonly ArticleHead[]>;
  /**
   * The events in which the standing reports of a page stand with others. One that stands alone
   * says only that it is like no other: that is no reason to think that it tells of something else.
   */
  homesOf(roundup: Roundup): Promise<Homes>;
}

/** For one message: what it has found does not change. */
export function createHomeFinder({ articles }: Pick<Records, 'articles'>): HomeFinder {
  const heads = new Map<string, Promise<readonly ArticleHead[]>>();
  const homes = new Map<string, Promise<Homes>>();

  const headsOf: HomeFinder['headsOf'] = (eventId) =>
    once(heads, eventId, () => articles.headsOf(eventId));

  async function findHomes(roundup: Roundup): Promise<Homes> {
    const own = roundup.eventId === undefined ? [] : await headsOf(roundup.eventId);
    const known = new Map<string, ArticleHead>(own.map((head) => [head.id, head]));
    const missing = [...toldBy(roundup), ...articlesIn(roundup.title.from)].filter(
      (id) => !known.has(id),
    );
    for (const article of await articles.findMany(missing)) known.set(article.id, article);
    const found = new Map<string, string>();
    for (const { id, eventId, withdrawnAt } of known.values()) {
      if (eventId === undefined || withdrawnAt !== undefined) continue;
      if ((await headsOf(eventId)).filter(isStanding).length > 1) found.set(id, eventId);
    }
    return found;
  }

  return { headsOf, homesOf: (roundup) => once(homes, roundup.id, () => findHomes(roundup)) };
}

function once<T>(found: Map<string, Promise<T>>, id: string, find: () => Promise<T>): Promise<T> {
  const known = found.get(id) ?? find();
  found.set(id, known);
  return known;
}

const isStanding = ({ withdrawnAt }: ArticleHead): boolean => withdrawnAt === undefined;
