// Knows which parts of the site changed since a page was made, so that a cached page is made again
// only when something it shows has changed.
//
//   a roundup changes ──► parts `roundup <id>`, `lists`, and `links` if its title or address is new
//   a cached page     ──► made at a revision, shows some parts ──► current if none is newer

import type { SitePart, SiteStore } from '../../store/store.js';

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

/** Beyond so many parts, everything counts as changed. */
const partsMax = 50_000;

export function createSiteChanges(
  store: Pick<SiteStore, 'siteRevision' | 'siteChanges'>,
): SiteChanges {
  const changedAt = new Map<SitePart, number>();
  let allChangedAt = 0;
  let followed: number | undefined;

  function allChanged(at: number): void {
    changedAt.clear();
    allChangedAt = Math.max(at, allChangedAt);
  }

  async function catchUp(after: number, revision: number): Promise<void> {
    for (const { part, at } of await store.siteChanges(after)) {
      if (part === 'all') allChangedAt = Math.max(at, allChangedAt);
      else changedAt.set(part, Math.max(at, changedAt.get(part) ?? 0));
    }
    if (changedAt.size > partsMax) allChanged(revision);
  }

  return {
    async follow() {
      const before = followed;
      const revision = await store.siteRevision();
      if (before === undefined) allChanged(revision);
      // A revision that went back belongs to another database: nothing older counts.
      else if (revision < before) allChanged(before + 1);
      else if (revision > before) await catchUp(before, revision);
      followed = Math.max(revision, followed ?? revision);
      return revision;
    },
    isCurrent: ({ revision, shows }) =>
      allChangedAt <= revision && shows.every((part) => (changedAt.get(part) ?? 0) <= revision),
  };
}
