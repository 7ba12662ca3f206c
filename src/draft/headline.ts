// A headline without what is not news in it: flags in front ("BREAKING:"), the outlet's own name
// at either end. What is left is a span, so the words stay the outlet's own.

import type { Outlet } from '../domain/outlet.js';
import { trimmed, withoutOutlet } from '../domain/outlet-headline.js';
import type { Span } from './sourced.js';

export { withoutOutlet } from '../domain/outlet-headline.js';

/** Flags of what is no plain report of the event: it looks back, explains, shows or argues. */
const otherKinds =
  'opinion|analysis|explainer|explained|factbox|fact check|profile|interview|timeline|q&a|column|' +
  'editorial|comment|letter|obituary|podcast|watch|live|live updates?|video|photos?|pictures?|' +
  'in pictures|gallery|map|graphic|withdrawn|retracted';
/** Those of news, and the desks that agencies name: `Soccer:`. */
const newsFlags =
  'breaking(?: news)?|just in|developing|urgent|alert|flash|(?:world )?exclusive|' +
  'update(?:d)?(?: ?\\d+)?|\\d+(?:st|nd|rd|th) (?:ld|lead)|lead|wrapup(?: ?\\d+)?|refile|' +
  'soccer|football|tennis|cricket|golf|rugby|basketball|baseball|ice hockey|cycling|athletics|' +
  'motor ?racing|formula one|olympics|boxing|swimming|rowing|sailing|skiing|' +
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
