// One happening and the articles that report it.

import type { GroupedAway, Obstacle, PlacementBasis, Reason, UnsureReason } from './reason.js';

export interface Event {
  readonly id: string;
  readonly createdAt: number;
  readonly changedAt: number;
  /** Time of its first and last report. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly articles: number;
  readonly outlets: number;
  /** Independent outlets: those that bore the texts of its articles, each once. */
  readonly origins: number;
  /** Set when it was merged: the event that goes on. */
  readonly mergedInto?: string;
  /** How similar its reports are to its core; undefined for events from before this was stored. */
  readonly core?: CoreSimilarities;
}

/** Mean log-odds of being one event with the event's core reports, by article id. */
export type CoreSimilarities = Readonly<Record<string, number>>;

/** Where an article is grouped, and why. */
export interface Placement {
  readonly articleId: string;
  readonly eventId: string;
  readonly placedAt: number;
  readonly score: number;
  readonly reasons: readonly Reason[];
  /** The best other event, and how far it was from being chosen. */
  readonly runnerUp?: {
    readonly eventId: string;
    readonly score: number;
    /** What kept it out; undefined when it would have joined there, too. */
    readonly obstacle?: Obstacle;
  };
  /** What keeps it here; undefined when its own score does. */
  readonly basis?: PlacementBasis;
  /** The report of the event that it was most similar to. */
  readonly nearest?: string;
  /** The event it was in before the engine moved it. */
  readonly cameFrom?: string;
  /** Why it is not there any more. */
  readonly departure?: Departure;
  /** An editor put it here: the machine leaves it. */
  readonly pinned: boolean;
  /** Likely the same event, but not sure enough to be published. */
  readonly unsure?: UnsureReason;
}

/** How a report left the event it was in, or came along with all of it. */
export interface Departure {
  /**
   * `merged`: its event became part of this one, whole; `split`: it left for a new event; `moved`:
   * for one that was there; `reworded`: its own words had changed.
   */
  readonly kind: 'merged' | 'split' | 'moved' | 'reworded';
  /** Reports that went this way together. */
  readonly reports: number;
  /**
   * Log-odds that it belongs with those it left, as they go on; of a merged event, that the two
   * are one. Reasons sum to it.
   */
  readonly score: number;
  readonly reasons: readonly Reason[];
  /** What kept it from staying. */
  readonly obstacle?: Obstacle | GroupedAway;
}
