// Where the reports that roundups tell of stand by now, and so which event each roundup is of.
// Reads from the store as the door does: what it finds tells what to look up next.

import type { Article, ArticleHead } from '../domain/article.js';
import type { Event, Placement } from '../domain/event.js';
import type { Roundup } from '../domain/roundup.js';
import { minuteMs } from '../domain/time.js';
import type { Wish } from './arrange.js';
import type { Pointers } from './pointers.js';
import { omit } from './omit.js';
import { articlesIn } from './record.js';
import { subjectOf, toldBy, type Homes } from './subject.js';

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

export interface Whereabouts {
  /** Of every roundup that the events had. */
  readonly wishes: readonly Wish[];
  /** The events that go on: these, those that roundups go to, and of pages that name them. */
  readonly eventIds: readonly string[];
}

/** Drafts go where their event was merged to; what readers saw goes where its subject is. */
export async function whereaboutsOf(
  eventIds: readonly string[],
  records: Records,
  pointers: Pointers,
): Promise<Whereabouts> {
  const asked = new Set<string>();
  const goingOn = new Set<string>();
  const wishes: Wish[] = [];
  for (const id of eventIds) await ask(id);
  // Grows while it is walked: whom a roundup meets may be about to leave.
  for (const id of asked) {
    const survivor = await records.events.resolve(id);
    if (survivor === undefined) continue;
    goingOn.add(survivor.id);
    if (survivor.id !== id) await ask(survivor.id);
    const roundup = await records.roundups.findByEvent(id);
    if (roundup === undefined || roundup.continuedBy !== undefined) continue;
    const wish = await wishOf(roundup, survivor.id, records);
    wishes.push(wish);
    if (wish.eventId !== id) await ask(wish.eventId);
  }
  return { wishes, eventIds: [...goingOn] };

  /** With the pages that name it: what they say may change. Who names those need not hear of it. */
  async function ask(eventId: string): Promise<void> {
    asked.add(eventId);
    for (const pageId of pointers.pagesOf(eventId)) {
      const page = await records.roundups.find(pageId);
      if (page?.eventId !== undefined) asked.add(page.eventId);
    }
  }
}

async function wishOf(roundup: Roundup, survivorId: string, records: Records): Promise<Wish> {
  if (roundup.state === 'draft') return { roundup, eventId: survivorId };
  const homes = await homesOf(roundup, records);
  const eventId = subjectOf(roundup, homes) ?? survivorId;
  const { lead } = roundup;
  if (lead === undefined) return { roundup, eventId };
  const home = homes.get(lead.articleId);
  const isElsewhere = home !== undefined && home !== eventId;
  const seen = { ...omit(lead, 'movedTo'), ...(isElsewhere ? { movedTo: home } : {}) };
  return { roundup: { ...roundup, lead: seen }, eventId };
}

/**
 * What a page tells of that stands in another event by now: it may have been taken back. A report
 * that stands there alone is the page's own still, as if it were of no event; but a line that was
 * left alone as soon as hindsight saw it was never more than a first guess.
 */
export async function toldElsewhere(page: Roundup, records: Records): Promise<readonly Article[]> {
  const articles = await records.articles.findMany(toldBy(page));
  const elsewhere = articles.filter(({ eventId }) => eventId !== page.eventId);
  if (elsewhere.length === 0) return [];
  const homes = await homesOf(page, records);
  const told: Article[] = [];
  for (const article of elsewhere) {
    const { id, seenAt } = article;
    const placement = homes.has(id) ? undefined : await records.events.placement(id);
    const isGuess = (placement?.placedAt ?? Infinity) - seenAt <= guessMs;
    const isOwn = !homes.has(id) && (!isGuess || id === page.lead?.articleId);
    told.push(isOwn ? omit(article, 'eventId') : article);
  }
  return told;
}

/** Hindsight has looked by then. */
const guessMs = 15 * minuteMs;

/**
 * The events in which the standing reports of a page stand with others. One that stands alone says
 * only that it is like no other: that is no reason to think that it tells of something else.
 */
async function homesOf(roundup: Roundup, records: Records): Promise<Homes> {
  const own = roundup.eventId === undefined ? [] : await records.articles.headsOf(roundup.eventId);
  const known = new Map<string, ArticleHead>(own.map((head) => [head.id, head]));
  const missing = [...toldBy(roundup), ...articlesIn(roundup.title.from)].filter(
    (id) => !known.has(id),
  );
  for (const article of await records.articles.findMany(missing)) known.set(article.id, article);
  const peopled = new Map<string, boolean>();
  const homes = new Map<string, string>();
  for (const { id, eventId, withdrawnAt } of known.values()) {
    if (eventId === undefined || withdrawnAt !== undefined) continue;
    if (!peopled.has(eventId)) {
      const heads = eventId === roundup.eventId ? own : await records.articles.headsOf(eventId);
      peopled.set(eventId, heads.filter(isStanding).length > 1);
    }
    if (peopled.get(eventId) === true) homes.set(id, eventId);
  }
  return homes;
}

const isStanding = ({ withdrawnAt }: ArticleHead): boolean => withdrawnAt === undefined;
