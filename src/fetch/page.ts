// Judges the answer to a request for an article's page: readable, not readable, or not yet.

import type { Outcome } from './answer.js';
import { faultOf } from './fault-of.js';

export type PageVerdict =
  | { readonly kind: 'page' }
  | { readonly kind: 'none'; readonly why: string }
  /** Worth another try. */
  | { readonly kind: 'later'; readonly why: string };

/** Statuses that usually go away by themselves. */
const temporaryStatuses = new Set([408, 425, 429, 500, 502, 503, 504, 522, 524]);
const temporaryRefusals = new Set(['unreachable', 'timeout', 'broken']);
const readable = /^\s*(?:text\/(?:html|plain|xml)|application\/(?:xhtml\+xml|xml))\b/i;

/** Pure. `none` means that the article keeps its summary from the feed. */
export function judgePage(outcome: Outcome): PageVerdict {
  if (outcome.kind !== 'answer') {
    return { kind: temporaryRefusals.has(outcome.kind) ? 'later' : 'none', why: outcome.reason };
  }
  if (temporaryStatuses.has(outcome.status)) return { kind: 'later', why: faultOf(outcome) };
  if (outcome.status !== 200 && outcome.status !== 203) {
    return { kind: 'none', why: faultOf(outcome) };
  }
  const type = outcome.headers['content-type'];
  if (type !== undefined && !readable.test(type)) {
    return { kind: 'none', why: `It is not a page but ${type.split(';', 1)[0] ?? type}.` };
  }
  if (outcome.isCut && !isComplete(outcome.body)) {
    return { kind: 'later', why: 'The page is cut off.' };
  }
  if (outcome.body.length === 0) return { kind: 'none', why: faultOf(outcome, 'empty') };
  return { kind: 'page' };
}

/** Whether a page whose transfer ended early has its end all the same. */
function isComplete(body: Uint8Array): boolean {
  const tail = Buffer.from(body.subarray(-4_096)).toString('latin1');
  return /<\/(?:html|body)\s*>/i.test(tail);
}
