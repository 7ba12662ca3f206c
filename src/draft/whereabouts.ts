// Where the reports that roundups tell of stand by now, and so which event each roundup is of.
// Reads from the store as the door does: what it finds tells what to look up next.

import type { Article } from '../domain/article.js';
import type { Roundup } from '../domain/roundup.js';
import { minuteMs } from '../domain/time.js';
import type { Wish } from './arrange.js';
import type { Pointers } from './pointers.js';
import { omit } from './omit.js';
import type { HomeFinder, Records } from './homes.js';
import { subjectOf, toldBy } from './subject.js';

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
  finder: HomeFinder,
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
    const wish = await wishOf(roundup, survivor.id, finder);
    wishes.push(wish);
    if (wish.eventId !== id) await ask(wish.eventId);
  }
  return { wishes, eventIds: [...goingOn] };

  /**
   * With the pages that name it, or list its reports: what they say may change. Who names those
   * need not hear of it.
   */
  async function ask(eventId: string): Promise<void> {
    asked.add(eventId);
    const names = [eventId, ...(await finder.headsOf(eventId)).map(({ id }) => id)];
    for (const pageId of new Set(names.flatMap((name) => pointers.pagesOf(name)))) {
      const page = await records.roundups.find(pageId);
      if (page?.state === 'published' && page.eventId !== undefined) asked.add(page.eventId);
    }
  }
}

async function wishOf(roundup: Roundup, survivorId: string, finder: HomeFinder): Promise<Wish> {
  if (roundup.state === 'draft') return { roundup, eventId: survivorId };
  const homes = await finder.homesOf(roundup);
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
export async function toldElsewhere(
  page: Roundup,
  records: Records,
  finder: HomeFinder,
): Promise<readonly Article[]> {
  const articles = await records.articles.findMany(toldBy(page));
  const elsewhere = articles.filter(({ eventId }) => eventId !== page.eventId);
  if (elsewhere.length === 0) return [];
  const homes = await finder.homesOf(page);
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
