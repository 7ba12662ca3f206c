// Finds the part of a headline that is news: without flags in front ("BREAKING:") and without the
// outlet's own name at either end. The part is a span, so the words are the outlet's own.

import type { Outlet } from '../domain/outlet.js';
import { trimmed, withoutOutlet } from '../domain/outlet-headline.js';
import type { Span } from './sourced.js';

export { withoutOutlet } from '../domain/outlet-headline.js';

/** Flags of other forms than a news report: they look back, explain, show or argue. */
const otherKinds =
  'opinion|analysis|explainer|explained|factbox|fact check|profile|interview|timeline|q&a|column|' +
  'editorial|comment|letter|obituary|podcast|watch|live|live updates?|video|photos?|pictures?|' +
  'in pictures|gallery|map|graphic|withdrawn|retracted';
/** Flags of news, and the desks that agencies name: `Soccer:`. */
const newsFlags =
  'breaking(?: news)?|just in|developing|urgent|alert|flash|(?:world )?exclusive|' +
  'update(?:d)?(?: ?\\d+)?|\\d+(?:st|nd|rd|th) (?:ld|lead)|lead|wrapup(?: ?\\d+)?|refile|' +
  'soccer|football|tennis|cricket|golf|rugby|basketball|baseball|ice hockey|cycling|athletics|' +
  'motor ?racing|formula one|olympics|boxing|swimming|rowing|sailing|skiing|' +
  'correct(?:ed|ion)|eilmeldung|urgente|última hora|dernière minute|срочно|عاجل';
/** A flag in front, in any case, that ends in a colon, a bracket or a dash. */
const flagInFront = new RegExp(
  `^\\s*(?:[[(]\\s*)?(?:${newsFlags}|${otherKinds})` +
    '(?:\\s*[\\])]\\s*[:–—-]?|\\s*[:|–—]|-(?=[\\p{Lu}\\p{N}]))\\s*',
  'iu',
);
/** A flag without a mark after it: only in capitals, before a word that is not. */
const loudFlag =
  /^\s*(?:BREAKING(?: NEWS)?|EXCLUSIVE|URGENT|WATCH|LIVE|UPDATE \d+)\s+(?=\S*\p{Ll})/u;
const otherKind = new RegExp(`^(?:${otherKinds})$`, 'u');

/** The part of the headline without flags in front and without the outlet's name. */
export function withoutFlags(headline: string, outlet: Outlet | undefined): Span {
  const span = withoutOutlet(headline, outlet);
  const flag = flagOf(headline.slice(span.start, span.end));
  if (flag === '' || flag.length >= span.end - span.start) return span;
  return trimmed(headline, { start: span.start + flag.length, end: span.end });
}

/** True when a flag marks the headline as another form than a news report: `FACTBOX-`, `Watch:`. */
export function flagsOtherKind(headline: string): boolean {
  const flag = /\p{L}[\p{L}& ]*/u.exec(flagOf(headline))?.[0] ?? '';
  return otherKind.test(flag.trim().toLowerCase());
}

/** The flag with the mark after it; empty when there is none. */
function flagOf(headline: string): string {
  return (flagInFront.exec(headline) ?? loudFlag.exec(headline))?.[0] ?? '';
}
