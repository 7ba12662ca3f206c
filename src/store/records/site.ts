// The revision of the public site, and which of its parts changed since a revision. Cached pages
// find out by it that they are out of date.

/**
 * A part of the public site. A cached page names the parts that it shows.
 *
 * - `roundup <id>`: everything on the page of that roundup and of its event
 * - `lists`: everything that lists of roundups show
 * - `links`: the titles, addresses, times and states of roundups, which other pages show as links
 * - `outlets`: the register
 * - `all`: all of these
 */
export type SitePart = 'all' | 'outlets' | 'lists' | 'links' | `roundup ${string}`;

export interface SiteChange {
  readonly part: SitePart;
  /** The revision of its last change. */
  readonly at: number;
}

export interface ReadSite {
  /** Grows with every commit that changes what the public site shows. Cheap to ask. */
  siteRevision(): Promise<number>;
  /** The parts that changed after that revision, each once. */
  siteChanges(after: number): Promise<readonly SiteChange[]>;
}

export interface Site extends ReadSite {
  /**
   * Makes the revision grow when the transaction commits, and marks the parts as changed; `all` if
   * none are given. Changes to published roundups and to outlets do this by themselves.
   */
  touchSite(parts?: readonly SitePart[]): Promise<void>;
}
