// A headline without what is not news in it: flags in front ("BREAKING:"), the outlet's own name
// at either end. What is left is a span, so the words stay the outlet's own.

import type { Outlet } from '../domain/outlet.js';
import type { Span } from './sourced.js';

/** Flags that stand in front, in capitals or not; they end in a colon, a bracket or a dash. */
const flagInFront = new RegExp(
  '^\\s*(?:[[(]\\s*)?(?:breaking(?: news)?|just in|developing|urgent|alert|flash|exclusive|' +
    'update(?:d)?(?: \\d+)?|\\d+(?:st|nd|rd|th) (?:ld|lead)|lead|wrapup(?: \\d+)?|refile|' +
    'correct(?:ed|ion)|watch|live|video|in pictures|photos|opinion|analysis|explainer|' +
    'eilmeldung|urgente|última hora|dernière minute|срочно|عاجل)' +
    '(?:\\s*[\\])]\\s*[:–—-]?|\\s*[:|–—]|-(?=\\p{Lu}))\\s*',
  'iu',
);

/** Between a headline and the name of its outlet. */
const parting = /\s+[-–—|•·]\s+|\s*\|\s*/u;
const headlineLookedAtMax = 500;

/** The part to be shown on a line: the outlet's own name at the end or in front is left off. */
export function withoutOutlet(headline: string, outlet: Outlet | undefined): Span {
  const names = outlet === undefined ? new Set<string>() : namesOf(outlet);
  let span = trimmed(headline, { start: 0, end: Math.min(headline.length, headlineLookedAtMax) });
  for (const cut of [nameAtEnd, nameInFront]) span = trimmed(headline, cut(headline, span, names));
  return span;
}

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

function nameAtEnd(headline: string, span: Span, names: ReadonlySet<string>): Span {
  const text = headline.slice(span.start, span.end);
  for (const match of text.matchAll(new RegExp(parting, 'gu'))) {
    const rest = text.slice(match.index + match[0].length);
    if (match.index > 0 && names.has(nameKey(rest))) {
      return { start: span.start, end: span.start + match.index };
    }
  }
  return span;
}

function nameInFront(headline: string, span: Span, names: ReadonlySet<string>): Span {
  const text = headline.slice(span.start, span.end);
  const match = /^([^:|–—]{2,60}?)(?:\s*[:|]|\s+[-–—])\s+(?=\S)/u.exec(text);
  if (match?.[1] === undefined || !names.has(nameKey(match[1]))) return span;
  return { start: span.start + match[0].length, end: span.end };
}

function namesOf(outlet: Outlet): ReadonlySet<string> {
  return new Set([outlet.name, ...outlet.aliases, ...outlet.domains].map(nameKey));
}

function nameKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(?:www\.|the )/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/u.test(text.charAt(start))) start++;
  while (end > start && /\s/u.test(text.charAt(end - 1))) end--;
  return { start, end };
}
