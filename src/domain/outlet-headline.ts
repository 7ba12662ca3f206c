// A headline without its outlet's own name at either end, the same wherever it is shown. What is
// left is a span, so the words stay the outlet's own.

import type { Outlet } from './outlet.js';

/** A stretch of a text: UTF-16 offsets, end exclusive. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Between a headline and the name of its outlet. */
const parting = /\s+[-–—|•·]\s+|\s*\|\s*/u;
const headlineLookedAtMax = 500;

type Named = Pick<Outlet, 'name' | 'aliases' | 'domains'>;

/** The part to be shown on a line: the outlet's own name at the end or in front is left off. */
export function withoutOutlet(headline: string, outlet: Named | undefined): Span {
  const names = outlet === undefined ? new Set<string>() : namesOf(outlet);
  let span = trimmed(headline, { start: 0, end: Math.min(headline.length, headlineLookedAtMax) });
  for (const cut of [nameAtEnd, nameInFront]) span = trimmed(headline, cut(headline, span, names));
  return span;
}

/** The words of that part; of a text too long for a headline all. */
export function headlineAlone(headline: string, outlet: Named | undefined): string {
  if (headline.length > headlineLookedAtMax) return headline;
  const { start, end } = withoutOutlet(headline, outlet);
  return headline.slice(start, end);
}

/** An outlet of which only the name is known. */
export const outletNamed = (name: string): Named => ({ name, aliases: [], domains: [] });

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

function namesOf(outlet: Named): ReadonlySet<string> {
  return new Set([outlet.name, ...outlet.aliases, ...outlet.domains].map(nameKey));
}

function nameKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(?:www\.|the )/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Without blanks at either end. */
export function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/u.test(text.charAt(start))) start++;
  while (end > start && /\s/u.test(text.charAt(end - 1))) end--;
  return { start, end };
}
