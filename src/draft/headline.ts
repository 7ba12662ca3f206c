// A headline without what is not news in it: flags in front ("BREAKING:"), the outlet's own name
// at either end. What is left is a span, so the words stay the outlet's own.

import type { Outlet } from '../domain/outlet.js';
import type { Span } from './sourced.js';

/** Flags of what is no plain report of the event: it looks back, explains, shows or argues. */
const otherKinds =
  'opinion|analysis|explainer|explained|factbox|fact check|profile|interview|timeline|q&a|column|' +
  'editorial|comment|letter|obituary|podcast|watch|live|live updates?|video|photos?|pictures?|' +
  'in pictures|gallery|map|graphic|withdrawn|retracted';
const newsFlags =
  'breaking(?: news)?|just in|developing|urgent|alert|flash|(?:world )?exclusive|' +
  'update(?:d)?(?: ?\\d+)?|\\d+(?:st|nd|rd|th) (?:ld|lead)|lead|wrapup(?: ?\\d+)?|refile|' +
  'correct(?:ed|ion)|eilmeldung|urgente|última hora|dernière minute|срочно|عاجل';
/** Flags that stand in front, in capitals or not; they end in a colon, a bracket or a dash. */
const flagInFront = new RegExp(
  `^\\s*(?:[[(]\\s*)?(?:${newsFlags}|${otherKinds})` +
    '(?:\\s*[\\])]\\s*[:–—-]?|\\s*[:|–—]|-(?=[\\p{Lu}\\p{N}]))\\s*',
  'iu',
);
/** Without a mark behind it only in capitals, before what is not. */
const loudFlag =
  /^\s*(?:BREAKING(?: NEWS)?|EXCLUSIVE|URGENT|WATCH|LIVE|UPDATE \d+)\s+(?=\S*\p{Ll})/u;
const otherKind = new RegExp(`^(?:${otherKinds})$`, 'u');

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
  const flag = inFront(headline.slice(span.start, span.end));
  if (flag === '' || flag.length >= span.end - span.start) return span;
  return trimmed(headline, { start: span.start + flag.length, end: span.end });
}

/** Whether the headline is flagged as something else than a plain report: `FACTBOX-`, `Watch:`. */
export function flagsOtherKind(headline: string): boolean {
  const flag = /\p{L}[\p{L}& ]*/u.exec(inFront(headline))?.[0] ?? '';
  return otherKind.test(flag.trim().toLowerCase());
}

/** The flag with what parts it from the headline; empty without one. */
function inFront(headline: string): string {
  return (flagInFront.exec(headline) ?? loudFlag.exec(headline))?.[0] ?? '';
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
