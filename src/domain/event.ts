// One happening and the articles that report it.

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
}

/** A term, name, number or time that spoke for or against a placement. */
export interface Reason {
  readonly kind:
    'term' | 'name' | 'place' | 'number' | 'time' | 'meaning' | 'reprint' | 'editor' | 'other';
  /** In words a reader understands: "both say “Palmyra”". */
  readonly text: string;
  /** Share of the score; reasons sum to it. */
  readonly weight: number;
}

/** Why an article stands where it stands. */
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
    /** What spoke most against it, in words a reader understands. */
    readonly missing?: string;
  };
  /** The report of the event that it was likest to. */
  readonly nearest?: string;
  /** The event it stood in before the machine took it from there. */
  readonly cameFrom?: string;
  /** Why it does not stand there any more. */
  readonly parting?: Departure;
  /** An editor put it here: the machine leaves it. */
  readonly pinned: boolean;
  /** Likely the same event, but not sure enough to be published. */
  readonly unsure?: UnsureReason;
}

/** How a report parted from the event it stood in, or came along with all of it. */
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
  /** What was missing to stay, in words a reader understands. */
  readonly missing?: string;
}

/** Why a placement is not sure: only names, numbers and time speak across languages. */
export type UnsureReason = 'other language';
