// Checks a roundup: makes every string again from its stated source and compares the two.

import { fillOnePlace } from '../domain/pattern.js';
import type { Roundup } from '../domain/roundup.js';
import type { Provenance, Sourced, SpanField } from '../domain/sourced.js';
import { transformations } from './transformations.js';

/** What checking needs from the store. */
export interface Lookups {
  /** A field of one version of an article; undefined when there is no such version. */
  field(articleId: string, version: number, field: SpanField): string | undefined;
  /** A fixed house string by the name of its setting. */
  house(name: string): string | undefined;
  outletName(outletId: string): string | undefined;
}

export interface Finding {
  readonly roundupId: string;
  /** Where in the roundup: `title`, `lead.excerpt[1]`, `lines[3].headline`. */
  readonly part: string;
  readonly problem: 'altered' | 'missing-article' | 'bad-span' | 'unknown';
  /** UTF-16 offset of the first altered character in the published string. */
  readonly position?: number;
  /** The text from that character on, at most 40 characters. */
  readonly expected?: string;
  readonly found?: string;
}

const shownLength = 40;

/** All findings in the order of the roundup; empty when every string matches its source. */
export function verifyRoundup(roundup: Roundup, lookups: Lookups): readonly Finding[] {
  return stringsOf(roundup).flatMap(([part, sourced]) => {
    const finding = verifySourced(sourced, lookups);
    return finding === undefined ? [] : [{ roundupId: roundup.id, part, ...finding }];
  });
}

/** Every published string of the roundup, with its place in it. */
export function stringsOf(roundup: Roundup): readonly (readonly [string, Sourced])[] {
  const { title, lead, note, sectionHeading, lines, labels, notices } = roundup;
  return [
    ['title', title],
    ...(lead?.author === undefined ? [] : [['lead.author', lead.author] as const]),
    ...(lead === undefined ? [] : [['lead.headline', lead.headline] as const]),
    ...(lead?.excerpt ?? []).map((text, at) => [`lead.excerpt[${at}]`, text] as const),
    ...(note === undefined ? [] : [['note', note] as const]),
    ...(sectionHeading === undefined ? [] : [['sectionHeading', sectionHeading] as const]),
    ...lines.map(({ headline }, at) => [`lines[${at}].headline`, headline] as const),
    ...labels.map((label, at) => [`labels[${at}]`, label] as const),
    ...notices.map(({ text }, at) => [`notices[${at}].text`, text] as const),
  ];
}

type Fault = Omit<Finding, 'roundupId' | 'part'>;

/** Checks inner strings first, so that a finding names the string that was altered. */
function verifySourced({ text, from }: Sourced, lookups: Lookups): Fault | undefined {
  const inner = from.kind === 'made' || from.kind === 'pattern' ? from.of : undefined;
  const innerFault = inner && verifySourced(inner, lookups);
  const expected = expectedOf(from, text, lookups);
  if (typeof expected !== 'string') return innerFault ?? expected;
  return innerFault ?? compare(expected, text);
}

function expectedOf(from: Provenance, text: string, lookups: Lookups): string | Fault {
  switch (from.kind) {
    case 'typed':
      return text;
    case 'house':
      return lookups.house(from.name) ?? { problem: 'unknown' };
    case 'outlet':
      return lookups.outletName(from.outletId) ?? { problem: 'unknown' };
    case 'pattern':
      return fillOnePlace(from.pattern, from.of.text);
    case 'made': {
      const transform: ((text: string) => string) | undefined = transformations[from.how];
      return transform === undefined ? { problem: 'unknown' } : transform(from.of.text);
    }
    case 'span': {
      const field = lookups.field(from.articleId, from.version, from.field);
      if (field === undefined) return { problem: 'missing-article' };
      const fits = 0 <= from.start && from.start <= from.end && from.end <= field.length;
      return fits ? field.slice(from.start, from.end) : { problem: 'bad-span' };
    }
  }
}

/** The first difference; undefined when the strings are equal. */
function compare(expected: string, found: string): Fault | undefined {
  if (expected === found) return undefined;
  const shorter = Math.min(expected.length, found.length);
  let position = 0;
  while (position < shorter && expected[position] === found[position]) position++;
  return {
    problem: 'altered',
    position,
    expected: expected.slice(position, position + shownLength),
    found: found.slice(position, position + shownLength),
  };
}
