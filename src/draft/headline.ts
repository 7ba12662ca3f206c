// A headline without what is not news in it: flags in front ("BREAKING:"), the outlet's own name
// at either end. What is left is a span, so the words stay the outlet's own.

import type { Outlet } from '../domain/outlet.js';
import { trimmed, withoutOutlet } from '../domain/outlet-headline.js';
import type { Span } from './sourced.js';

export { withoutOutlet } from '../domain/outlet-headline.js';

/** Flags that stand in front, in capitals or not; they end in a colon, a bracket or a dash. */
const flagInFront = new RegExp(
  '^\\s*(?:[[(]\\s*)?(?:breaking(?: news)?|just in|developing|urgent|alert|flash|exclusive|' +
    'update(?:d)?(?: \\d+)?|\\d+(?:st|nd|rd|th) (?:ld|lead)|lead|wrapup(?: \\d+)?|refile|' +
    'correct(?:ed|ion)|watch|live|video|in pictures|photos|opinion|analysis|explainer|' +
    'eilmeldung|urgente|última hora|dernière minute|срочно|عاجل)' +
    '(?:\\s*[\\])]\\s*[:–—-]?|\\s*[:|–—]|-(?=\\p{Lu}))\\s*',
  'iu',
);

/** The part fit for a title: without flags in front either. */
export function bare(headline: string, outlet: Outlet | undefined): Span {
  const span = withoutOutlet(headline, outlet);
  const flag = flagInFront.exec(headline.slice(span.start, span.end));
  if (flag === null || flag[0].length >= span.end - span.start) return span;
  return trimmed(headline, { start: span.start + flag[0].length, end: span.end });
}

/** The flag that stands in front, in lower case; undefined without one. */
export function flagOf(headline: string): string | undefined {
  return /\p{L}[\p{L} ]*/u
    .exec(flagInFront.exec(headline)?.[0] ?? '')?.[0]
    .trim()
    .toLowerCase();
}
