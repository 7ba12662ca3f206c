// An outlet: a publisher's brand, and what is known about its owner.

/** Who controls an outlet. `unreviewed` is shown as such, never guessed. */
export type OutletKind = 'agency' | 'state' | 'public' | 'private' | 'local' | 'unreviewed';

/** The medium; lists put agencies before newspapers before broadcasters. */
export type OutletMedium = 'agency' | 'newspaper' | 'magazine' | 'broadcaster' | 'site';

export interface Evidence {
  /** The fact that the page shows: "owner", "country", "kind". */
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
  /** Name of the country if its code has none, such as a private-use code. */
  readonly countryName?: string;
  readonly owner?: string;
  /** Outlets of one owner or group share a family. */
  readonly family?: string;
  readonly homepage?: string;
  /** Registrable domains its articles are served from. */
  readonly domains: readonly string[];
  /** Other names it is credited by: `Agence France-Presse`, `AFP`. */
  readonly aliases: readonly string[];
  /** Order within a medium, small first. */
  readonly rank: number;
  readonly evidence: readonly Evidence[];
  readonly reviewed: boolean;
}
