// What the engine decided, as values. The door turns them into rows and messages.

import type { Placement } from '../domain/event.js';
import type { Reason } from '../domain/reason.js';

/** Where a report is grouped, and why: a placement that is not stored yet. */
export type NewPlacement = Omit<Placement, 'placedAt' | 'pinned'>;

/** Log-odds, and the reasons that sum to them. */
export interface Similarity {
  readonly score: number;
  readonly reasons: readonly Reason[];
}

export type Change =
  | { readonly kind: 'opened'; readonly eventId: string; readonly placement: NewPlacement }
  | { readonly kind: 'joined'; readonly eventId: string; readonly placement: NewPlacement }
  | {
      readonly kind: 'moved';
      readonly from: string;
      readonly eventId: string;
      readonly placement: NewPlacement;
    }
  /** Stays in its event, but is unsure now, or sure again. */
  | { readonly kind: 'unsure-changed'; readonly eventId: string; readonly placement: NewPlacement }
  /** `eventId` goes on; `gone` redirects to it. The articles' moves are changes of their own. */
  | { readonly kind: 'merged'; readonly eventId: string; readonly gone: string }
  /** `eventId` is new, made of articles of `from`, whose moves are changes of their own. */
  | { readonly kind: 'split'; readonly eventId: string; readonly from: string };
