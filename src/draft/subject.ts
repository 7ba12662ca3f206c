// Decides which event a published page belongs to after regrouping. A page keeps its address, title
// and lead, so it follows the event of these (decision 20).

import { reportsIn, type Roundup } from '../domain/roundup.js';
import { articlesIn } from './record.js';

/** Event ids by article id, without articles that are alone in their event. */
export type ReportEvents = ReadonlyMap<string, string>;

/**
 * The event that two of three share: the lead's, that of the title's report, and that of most
 * listed reports. The lead's when all three differ. That of most reports when the title has no
 * report, as when an editor typed it. Undefined when no report has an event.
 */
export function subjectOf(page: Roundup, events: ReportEvents): string | undefined {
  const { lead, title } = page;
  const byLead = lead && events.get(lead.articleId);
  const [titled] = articlesIn(title.from);
  const byTitle = titled === undefined ? undefined : events.get(titled);
  const byMost = eventOfMost(page, events);
  // Without a title's report the lead alone does not outweigh all others.
  if (byTitle === undefined || byTitle === byMost) return byMost;
  return byLead ?? byMost ?? byTitle;
}

/** Ids of the reports a page lists, each once. */
export function listedArticles(page: Roundup): readonly string[] {
  return [...new Set(reportsIn(page).map(({ articleId }) => articleId))];
}

/** On a tie the page's present event, else the event listed first. */
function eventOfMost(page: Roundup, events: ReportEvents): string | undefined {
  const counts = new Map<string, number>();
  for (const id of listedArticles(page)) {
    const event = events.get(id);
    if (event !== undefined) counts.set(event, (counts.get(event) ?? 0) + 1);
  }
  const weight = (eventId: string, count: number): number =>
    count + (eventId === page.eventId ? 0.5 : 0);
  const [most] = [...counts].sort((a, b) => weight(...b) - weight(...a));
  return most?.[0];
}
