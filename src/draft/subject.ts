// Which event a published page tells of by now. Grouping may change its mind; a page keeps its
// address, its title and its lead, so it goes where these went (decision 20).

import { reportsIn, type Roundup } from '../domain/roundup.js';
import { articlesIn } from './record.js';

/** Articles of the page by id, with the event they stand in; who stands there alone is left out. */
export type Homes = ReadonlyMap<string, string>;

/**
 * The event that two of three speak for: the lead, the report that gave the title its words, and
 * most of the reports listed. Where all differ, the lead's; where no report speaks for the title,
 * as for one that an editor typed, that of most. Undefined where no one says.
 */
export function subjectOf(page: Roundup, homes: Homes): string | undefined {
  const { lead, title } = page;
  const byLead = lead && homes.get(lead.articleId);
  const [titled] = articlesIn(title.from);
  const byTitle = titled === undefined ? undefined : homes.get(titled);
  const byMost = mostSaid(page, homes);
  // One report alone does not outweigh all others.
  if (byTitle === undefined || byTitle === byMost) return byMost;
  return byLead ?? byMost ?? byTitle;
}

/** The ids of the reports a page lists, each once. */
export function toldBy(page: Roundup): readonly string[] {
  return [...new Set(reportsIn(page).map(({ articleId }) => articleId))];
}

/** On a tie where the page is, else the first told. */
function mostSaid(page: Roundup, homes: Homes): string | undefined {
  const counts = new Map<string, number>();
  for (const id of toldBy(page)) {
    const home = homes.get(id);
    if (home !== undefined) counts.set(home, (counts.get(home) ?? 0) + 1);
  }
  const weight = (eventId: string, count: number): number =>
    count + (eventId === page.eventId ? 0.5 : 0);
  const [most] = [...counts].sort((a, b) => weight(...b) - weight(...a));
  return most?.[0];
}
