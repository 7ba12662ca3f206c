// Why a report is in its event and not in another, as values: what is stored. The sentences are in
// reason-words.ts.

/** What spoke for or against two reports, or a report and an event, being one event. */
export type Cause =
  /** Both say these terms, the most distinctive first, and give this number of dead. */
  | { readonly kind: 'shared'; readonly terms: readonly string[]; readonly dead?: number }
  | { readonly kind: 'unshared'; readonly what: 'words' | 'names' }
  /** Both say the same, and so do very many other reports. */
  | { readonly kind: 'commonplace' }
  | { readonly kind: 'tolls'; readonly dead: readonly [number, number] }
  /** Each names a place that the other does not. */
  | { readonly kind: 'places'; readonly names: readonly [string, string] }
  | { readonly kind: 'same-day' }
  | { readonly kind: 'no-time' }
  /** `datedByText`: how many of the two are dated by their text, not by their feed. */
  | { readonly kind: 'hours'; readonly hours: number; readonly datedByText: number }
  | { readonly kind: 'weekday'; readonly same: boolean }
  | { readonly kind: 'same-outlet' }
  | { readonly kind: 'two-languages' }
  | {
      readonly kind: 'meaning';
      readonly model: string;
      readonly similarity: number;
      readonly same: boolean;
    }
  /** Where every pair of reports starts. */
  | { readonly kind: 'start' }
  /** The two events as wholes. */
  | { readonly kind: 'whole-events'; readonly similar: boolean }
  | { readonly kind: 'other-reports'; readonly similar: boolean }
  /** `enough`: two neighbours join more easily than any two reports; else an event needs more. */
  | { readonly kind: 'nearness'; readonly enough: boolean }
  | { readonly kind: 'rivals' }
  | { readonly kind: 'grown'; readonly by: 'size' | 'length' };

/** One cause, and its share of a score in log-odds. The weights sum to the score. */
export interface Reason {
  readonly cause: Cause;
  readonly weight: number;
}

/** What kept a report out of an event. */
export type Obstacle =
  | { readonly kind: 'editor' }
  | ({ readonly kind: 'growth' } & GrowthBlock)
  /** This spoke against it. */
  | { readonly kind: 'against'; readonly cause: Cause }
  | { readonly kind: 'commonplace' }
  /** They share this, and little else. */
  | { readonly kind: 'little'; readonly cause: Cause }
  | { readonly kind: 'nothing' };

/** What the event would outgrow with one more report. */
export interface GrowthBlock {
  readonly by: 'size' | 'length';
  /** As they would be: reports, hours from first to last. */
  readonly reports: number;
  readonly hours: number;
  readonly takes: 'none' | 'the most similar';
}

/** Why a report that would have stayed, judged alone, left when reports were judged together. */
export type GroupedAway =
  /** No report there is among its neighbours. */
  | { readonly kind: 'no-neighbour' }
  /** A neighbour is there, not similar enough. */
  | { readonly kind: 'too-far' }
  /** It is more similar to the reports it is with now. */
  | { readonly kind: 'more-similar-here' }
  /** It left with the reports most similar to it. */
  | { readonly kind: 'left-with-others' };

/** What keeps a report in an event that it would not join by its own score. */
export type PlacementBasis =
  /** An editor put it here. */
  | { readonly kind: 'pinned' }
  /** An editor put it together with this report. */
  | { readonly kind: 'bound'; readonly to: string }
  /** It is likely of one event with this report, the most similar here. */
  | { readonly kind: 'tied'; readonly to: string }
  /** No single report ties it: groups were joined. */
  | { readonly kind: 'grouped' };

/** Why a report is not in an event that it would join by its own score, and more easily. */
export type Stays =
  /** Reports were judged together, and it is alone nevertheless. */
  | 'alone'
  /** No report there is as similar as one of its own event. */
  | 'tied'
  | 'grouped';

/** Why a placement is unsure: across languages only names, numbers and time are compared. */
export type UnsureReason = 'other language';
