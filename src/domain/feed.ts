// An address an outlet publishes, and what we remember of asking it.

export type FeedState =
  /** Polled as scheduled. */
  | 'active'
  /** The editor stopped it. */
  | 'paused'
  /** Asked again at growing intervals after failures; the fault says why. */
  | 'failing'
  /** Answered 410, or was missing for 30 days; an editor must decide. */
  | 'gone';

/** HTTP validators, byte for byte as served; bound to the address they came from. */
export interface Validators {
  readonly url: string;
  /** The feed's address when they came, where redirects led on from it to `url`. */
  readonly askedUrl?: string;
  readonly etag?: string;
  readonly lastModified?: string;
}

/** A permanent redirect we have seen but not yet believe. */
export interface ProposedMove {
  readonly url: string;
  readonly seen: number;
  readonly firstSeenAt: number;
}

/** When a feed itself says it is worth asking; its own words, bounded only where they are used. */
export interface FeedHints {
  /** RSS `ttl`, `sy:updatePeriod`. */
  readonly ttlMs?: number;
  /** Hours UTC, 0 to 23, in which it brings nothing. */
  readonly skipHours?: readonly number[];
  /** Days UTC, 0 (Sunday) to 6, on which it brings nothing. */
  readonly skipDays?: readonly number[];
}

/** A feed somebody may watch, as a list or a site names it. */
export interface FeedOffer {
  readonly url: string;
  readonly title?: string;
  readonly siteUrl?: string;
  readonly labels?: readonly string[];
}

export interface Feed {
  readonly id: string;
  readonly url: string;
  readonly outletId: string;
  readonly title: string;
  readonly siteUrl?: string;
  /** Language the feed declares, ISO 639-1. */
  readonly language?: string;
  readonly labels: readonly string[];
  /** Fetch each article's page for its text. */
  readonly fetchPages: boolean;
  readonly state: FeedState;
  readonly addedAt: number;
  readonly dueAt: number;
  /** Current polling interval. */
  readonly intervalMs: number;
  /** Last attempt, whatever came of it. */
  readonly triedAt?: number;
  /** Last good answer (200 or 304). */
  readonly answeredAt?: number;
  /** Last time the answer brought a new article. */
  readonly freshAt?: number;
  readonly validators?: Validators;
  /** SHA-256 of the last body, hex. */
  readonly bodyHash?: string;
  readonly hints?: FeedHints;
  readonly move?: ProposedMove;
  readonly failures: number;
  readonly failingSince?: number;
  /** First of the 404 answers it has given without another in between. */
  readonly missingSince?: number;
  /** Why the last attempt failed, for people. */
  readonly fault?: string;
  /** What had to be repaired or left out of the last document, for people. */
  readonly warnings?: readonly string[];
}
