// A publisher's brand: who speaks, and what is known about who stands behind it.

/** Who stands behind an outlet. `unreviewed` is shown as such, never guessed. */
export type OutletKind = 'agency' | 'state' | 'public' | 'private' | 'local' | 'unreviewed';

/** What an outlet is; house order puts agencies before papers before broadcasters. */
export type OutletMedium = 'agency' | 'newspaper' | 'magazine' | 'broadcaster' | 'site';

export interface Evidence {
  /** What the page shows, in our words: "owner", "country", "kind". */
  readonly claim: string;
  readonly url: string;
}

export interface Outlet {
  /** Short, stable, lower case: `reuters`, `al-jazeera`. */
  readonly id: string;
  /** As it is credited on a line: `L.A. Times`. */
  readonly name: string;
  readonly kind: OutletKind;
  readonly medium: OutletMedium;
  /** ISO 3166-1 alpha-2, lower case; undefined when unknown. */
  readonly country?: string;
  /** Where the code has no name of its own, such as one ISO leaves to private use. */
  readonly countryName?: string;
  readonly owner?: string;
  /** Outlets of one owner or group share a family. */
  readonly family?: string;
  readonly homepage?: string;
  /** Registrable domains its articles are served from. */
  readonly domains: readonly string[];
  /** Other names it is credited by: `Agence France-Presse`, `AFP`. */
  readonly aliases: readonly string[];
  /** House order inside a medium, small first. */
  readonly rank: number;
  readonly evidence: readonly Evidence[];
  readonly reviewed: boolean;
}
