// An index of published pages by the articles they list and by the events their lines moved to, so
// that a change there reaches them. It is a hint: the store decides. An extra entry costs a lookup,
// a missing one leaves a stale mark.

import { reportsIn, type Roundup } from '../domain/roundup.js';

export interface PagesByReport {
  /** Indexes the pages' reports and the events these moved to. */
  add(pages: readonly Roundup[]): void;
  /** Ids of pages that list the article, or a report that moved to the event. */
  pagesOf(articleOrEventId: string): readonly string[];
  /** True when the index is empty or was cleared for its size: add the newest pages. */
  needsPages(): boolean;
}

/** Articles and events indexed at most; the newest pages need far fewer. */
const namesMax = 100_000;

export function createPagesByReport(): PagesByReport {
  const pages = new Map<string, Set<string>>();
  let isEmpty = true;

  function index(name: string, pageId: string): void {
    const known = pages.get(name);
    if (known === undefined) pages.set(name, new Set([pageId]));
    else known.add(pageId);
  }

  return {
    add(added) {
      for (const page of added) {
        for (const { articleId, movedTo } of reportsIn(page)) {
          index(articleId, page.id);
          if (movedTo !== undefined) index(movedTo, page.id);
        }
      }
      isEmpty = pages.size > namesMax;
      if (isEmpty) pages.clear();
    },
    pagesOf: (name) => [...(pages.get(name) ?? [])],
    needsPages: () => isEmpty,
  };
}
