// Which pages tell of a report, or hold lines that moved to an event: when what stands there
// changes, so may what they say. A hint beside the store, which has the last word: too many names
// cost a look, too few a stale mark.

import { reportsIn, type Roundup } from '../domain/roundup.js';

export interface Pointers {
  /** Notes what the pages list, and where that has moved to. */
  note(pages: readonly Roundup[]): void;
  /** Ids of pages that listed the article, or a report that had moved to the event. */
  pagesOf(articleOrEventId: string): readonly string[];
  /** Has just begun, or had grown too large: wants to be told of all pages that may matter. */
  isBlank(): boolean;
}

/** Articles and events; the newest pages name far fewer. */
const namesMax = 100_000;

export function createPointers(): Pointers {
  const pages = new Map<string, Set<string>>();
  let isBlank = true;

  function point(name: string, pageId: string): void {
    const known = pages.get(name);
    if (known === undefined) pages.set(name, new Set([pageId]));
    else known.add(pageId);
  }

  return {
    note(some) {
      for (const page of some) {
        for (const { articleId, movedTo } of reportsIn(page)) {
          point(articleId, page.id);
          if (movedTo !== undefined) point(movedTo, page.id);
        }
      }
      isBlank = pages.size > namesMax;
      if (isBlank) pages.clear();
    },
    pagesOf: (name) => [...(pages.get(name) ?? [])],
    isBlank: () => isBlank,
  };
}
