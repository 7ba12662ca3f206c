// What to do with the message that wants a page, given the outcome of the request.

import type { HttpAnswer } from './answer.js';
import type { PageOutcome } from './ask-page.js';

export type PageStep =
  | { readonly kind: 'take'; readonly answer: HttpAnswer }
  | { readonly kind: 'leave'; readonly why: string }
  /** This try fails; the bus schedules the next one. */
  | { readonly kind: 'retry'; readonly why: string }
  /** Costs no try: the site was not asked, or it named a time. */
  | { readonly kind: 'postpone'; readonly until: number; readonly why: string };

/** What is known about the message that wants the page. */
export interface PageMessage {
  /** From 1. */
  readonly attempt: number;
  readonly bornAt: number;
}

const pageTriesMax = 3;
/** Waits grow with the message's age, so that a week of 429 causes few requests. */
const waitShareOfAge = 0.5;

/** Decides the next step. `now` is ms UTC. */
export function pageStep(outcome: PageOutcome, message: PageMessage, now: number): PageStep {
  if (outcome.kind === 'page') return { kind: 'take', answer: outcome.answer };
  const { why } = outcome;
  if (outcome.kind === 'none') return { kind: 'leave', why };
  if (outcome.until === undefined) {
    return { kind: message.attempt < pageTriesMax ? 'retry' : 'leave', why };
  }
  const ageMs = Math.max(0, now - message.bornAt);
  const until = Math.max(outcome.until, Math.round(now + ageMs * waitShareOfAge));
  return { kind: 'postpone', until, why };
}
