// Finds which event each roundup belongs to now, by the events of its reports. It reads the store
// itself, because each answer decides what to look up next.

import type { Article } from '../domain/article.js';
import type { Roundup } from '../domain/roundup.js';
import { hindsightPauseMs } from '../domain/hindsight.js';
import type { Assignment } from './assign-events.js';
import type { PagesByReport } from './pages-by-report.js';
import { omit } from './omit.js';
import type { ReportEventsFinder, Records } from './report-events.js';
import { subjectOf, listedArticles } from './subject.js';

export interface PageEvents {
  /** One for every roundup of the events. */
  readonly assignments: readonly Assignment[];
  /** The events to draft: those asked for, those roundups move to, and those of related pages. */
  readonly eventIds: readonly string[];
}

/** A draft follows its event through merges. A published page follows its subject. */
export async function pageEventsOf(
  eventIds: readonly string[],
  records: Records,
  pages: PagesByReport,
  finder: ReportEventsFinder,
): Promise<PageEvents> {
  const asked = new Set<string>();
  const surviving = new Set<string>();
  const assignments: Assignment[] = [];
  for (const id of eventIds) await ask(id);
  // `ask` adds to the set while it is walked: a roundup may meet one that is about to move.
  for (const id of asked) {
    const survivor = await records.events.resolve(id);
    if (survivor === undefined) continue;
    surviving.add(survivor.id);
    if (survivor.id !== id) await ask(survivor.id);
    const roundup = await records.roundups.findByEvent(id);
    if (roundup === undefined || roundup.continuedBy !== undefined) continue;
    const assignment = await assignmentOf(roundup, survivor.id, finder);
    assignments.push(assignment);
    if (assignment.eventId !== id) await ask(assignment.eventId);
  }
  return { assignments, eventIds: [...surviving] };

  /** Asks for the event and for the pages that name it or list its reports; goes no further. */
  async function ask(eventId: string): Promise<void> {
    asked.add(eventId);
    const names = [eventId, ...(await finder.headsOf(eventId)).map(({ id }) => id)];
    for (const pageId of new Set(names.flatMap((name) => pages.pagesOf(name)))) {
      const page = await records.roundups.find(pageId);
      if (page?.state === 'published' && page.eventId !== undefined) asked.add(page.eventId);
    }
  }
}

async function assignmentOf(
  roundup: Roundup,
  survivorId: string,
  finder: ReportEventsFinder,
): Promise<Assignment> {
  if (roundup.state === 'draft') return { roundup, eventId: survivorId };
  const events = await finder.eventsOf(roundup);
  const eventId = subjectOf(roundup, events) ?? survivorId;
  const { lead } = roundup;
  if (lead === undefined) return { roundup, eventId };
  const leadEvent = events.get(lead.articleId);
  const hasMoved = leadEvent !== undefined && leadEvent !== eventId;
  const marked = { ...omit(lead, 'movedTo'), ...(hasMoved ? { movedTo: leadEvent } : {}) };
  return { roundup: { ...roundup, lead: marked }, eventId };
}

/**
 * The articles a page lists that are in another event now. An article that is alone in its event
 * still counts as the page's own and is returned without an event, unless hindsight moved it within
 * minutes: then its place on the page was only a first guess.
 */
export async function articlesElsewhere(
  page: Roundup,
  records: Records,
  finder: ReportEventsFinder,
): Promise<readonly Article[]> {
  const articles = await records.articles.findMany(listedArticles(page));
  const elsewhere = articles.filter(({ eventId }) => eventId !== page.eventId);
  if (elsewhere.length === 0) return [];
  const events = await finder.eventsOf(page);
  const found: Article[] = [];
  for (const article of elsewhere) {
    const { id, seenAt } = article;
    const placement = events.has(id) ? undefined : await records.events.placement(id);
    const isGuess = (placement?.placedAt ?? Infinity) - seenAt <= guessMs;
    const isOwn = !events.has(id) && (!isGuess || id === page.lead?.articleId);
    found.push(isOwn ? omit(article, 'eventId') : article);
  }
  return found;
}

/** Hindsight has judged a report again within this time. */
const guessMs = 3 * hindsightPauseMs;
