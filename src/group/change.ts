// What the engine decided, as values. The door turns them into rows and messages.

import type { UnsureReason, Departure, Placement, Reason } from '../domain/event.js';

/** Where an article came to stand, and why. */
export interface NewPlacement {
  readonly articleId: string;
  readonly eventId: string;
  /** Log-odds of belonging; 0 for the first of an event. */
  readonly score: number;
  readonly reasons: readonly Reason[];
  readonly runnerUp?: NonNullable<Placement['runnerUp']>;
  /** The report of the event that it is likest to: the reasons tell of the two. */
  readonly nearest?: string;
  /** Where it stood before, and why it does not any more. */
  readonly cameFrom?: string;
  readonly parting?: Departure;
  /** Stands here by what speaks across languages, and by little more. */
  readonly unsure?: UnsureReason;
}

/** Log-odds, and the reasons that sum to them. */
export interface Similarity {
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** `likeness`: of the two events, or parts of one; missing where no reasons are told. */
export type Change =
  | { readonly kind: 'opened'; readonly eventId: string; readonly placement: NewPlacement }
  | { readonly kind: 'joined'; readonly eventId: string; readonly placement: NewPlacement }
  | {
      readonly kind: 'moved';
      readonly from: string;
      readonly eventId: string;
      readonly placement: NewPlacement;
    }
  /** Stays where it stands, but surer or less sure than before. */
  | { readonly kind: 'marked'; readonly eventId: string; readonly placement: NewPlacement }
  /** `eventId` goes on; `gone` redirects to it. Moves of the articles come beside. */
  | {
      readonly kind: 'merged';
      readonly eventId: string;
      readonly gone: string;
      readonly similarity?: Similarity;
    }
  /** `eventId` is new, made of articles of `from`. Moves of the articles come beside. */
  | {
      readonly kind: 'split';
      readonly eventId: string;
      readonly from: string;
      readonly similarity?: Similarity;
    };
