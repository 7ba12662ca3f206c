// Which pages hold lines that moved to an event: when that event changes, so may what they say. A
// hint beside the store, which has the last word: too many names cost a look, too few a stale mark.

import { reportsIn, type Roundup } from '../domain/roundup.js';

export interface Pointers {
  /** Notes where the pages' leads and lines have moved to. */
  note(pages: readonly Roundup[]): void;
  /** Ids of pages that had a line which moved to the event. */
  pagesOf(eventId: string): readonly string[];
  /** Has just begun, or had grown too large: wants to be told of all pages that may matter. */
  isBlank(): boolean;
}

const eventsMax = 10_000;

export function createPointers(): Pointers {
  const pages = new Map<string, Set<string>>();
  let isBlank = true;

  function noteOne(page: Roundup): void {
    for (const { movedTo } of reportsIn(page)) {
      if (movedTo === undefined) continue;
      const known = pages.get(movedTo);
      if (known === undefined) pages.set(movedTo, new Set([page.id]));
      else known.add(page.id);
    }
  }

  return {
    note(some) {
      some.forEach(noteOne);
      isBlank = pages.size > eventsMax;
      if (isBlank) pages.clear();
    },
    pagesOf: (eventId) => [...(pages.get(eventId) ?? [])],
    isBlank: () => isBlank,
  };
}
