// What to do with a page that is wanted, now that its site has answered, or has not.

import type { Answered } from './answer.js';
import type { PageOutcome } from './ask-page.js';

export type PageStep =
  | { readonly kind: 'take'; readonly answer: Answered }
  | { readonly kind: 'leave'; readonly why: string }
  /** Fails this try; the bus keeps the time of the next one. */
  | { readonly kind: 'retry'; readonly why: string }
  /** Costs no try: the site has not been asked, or has named a time. Left when too late. */
  | { readonly kind: 'postpone'; readonly until: number; readonly why: string };

/** The message that wants the page. */
export interface Wish {
  /** From 1. */
  readonly attempt: number;
  readonly bornAt: number;
}

const pageTriesMax = 3;
/** Waits grow with the age of the wish, so that even a week of 429 sees few requests. */
const waitShareOfAge = 0.5;

export function pageStep(outcome: PageOutcome, wish: Wish, now: number): PageStep {
  if (outcome.kind === 'page') return { kind: 'take', answer: outcome.answer };
  const { why } = outcome;
  if (outcome.kind === 'none') return { kind: 'leave', why };
  if (outcome.until === undefined) {
    return { kind: wish.attempt < pageTriesMax ? 'retry' : 'leave', why };
  }
  const ageMs = Math.max(0, now - wish.bornAt);
  const until = Math.max(outcome.until, Math.round(now + ageMs * waitShareOfAge));
  return { kind: 'postpone', until, why };
}
