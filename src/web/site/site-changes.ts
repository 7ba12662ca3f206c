// Knows which parts of the site changed since a page was made, so that a cached page is made again
// only when something it shows has changed.
//
//   a roundup changes ──► parts `roundup <id>`, `lists`, and `links` if its title or address is new
//   a cached page     ──► made at a revision, shows some parts ──► current if none is newer

import type { Store } from '../../store/store.js';

export type SitePart = 'all' | 'outlets' | 'lists' | 'links' | `roundup ${string}`;

export interface MadeAt {
  /** The revision of the site before the page was made. */
  readonly revision: number;
  readonly shows: readonly SitePart[];
}

export interface SiteChanges {
  /** Asks the store what changed. Returns the revision; rejects if the store does not respond. */
  follow(): Promise<number>;
  isCurrent(made: MadeAt): boolean;
}

export function createSiteChanges(store: Pick<Store, 'siteRevision'>): SiteChanges {
  const changedAt = new Map<SitePart, number>();
  let allChangedAt = 0;
  let followed: number | undefined;

  function forget(revision: number): void {
    changedAt.clear();
    allChangedAt = revision;
  }

  return {
    async follow() {
      const revision = await store.siteRevision();
      if (revision === followed) return revision;
      // A revision that went back belongs to another database.
      if (followed === undefined || revision !== followed) forget(revision);
      followed = Math.max(revision, followed ?? revision);
      return revision;
    },
    isCurrent: ({ revision, shows }) =>
      allChangedAt <= revision && shows.every((part) => (changedAt.get(part) ?? 0) <= revision),
  };
}
