// What an edit of a roundup works with, and what comes of it.

import type { Sourced } from '../../domain/sourced.js';
import type { Roundup } from '../../domain/roundup.js';
import type { CreditedReport } from '../credited-report.js';
import type { DraftStyle } from '../draft-roundup.js';

/** What an edit can draw on. */
export interface Material {
  /** The reports of the event that were not withdrawn. */
  readonly reports: readonly CreditedReport[];
  readonly style: DraftStyle;
  /** The roundup's language, ISO 639-1. */
  readonly language: string;
}

export interface Writer {
  readonly accountId: string;
  readonly now: number;
}

export type EditOutcome =
  | { readonly kind: 'changed'; readonly roundup: Roundup }
  | { readonly kind: 'refused'; readonly why: string };

export const changed = (roundup: Roundup): EditOutcome => ({ kind: 'changed', roundup });
export const refused = (why: string): EditOutcome => ({ kind: 'refused', why });

/** Marks a part as the editor's, so that the machine leaves it alone. */
export function touch(roundup: Roundup, part: Roundup['touched'][number]): Roundup['touched'] {
  return [...new Set([...roundup.touched, part])];
}

export function reportOf(material: Material, articleId: string): CreditedReport | undefined {
  return material.reports.find(({ article }) => article.id === articleId);
}

/** Control characters and direction overrides, which can make a text look like another. */
const unseen = new RegExp(
  '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u00ad\\u200b\\u200e\\u200f' +
    '\\u202a-\\u202e\\u2066-\\u2069\\ufeff]',
  'g',
);

/** One line as an editor typed it: without unseen characters, each space once. */
export function typedLine(text: string, { accountId, now }: Writer): Sourced {
  const clean = text.replace(unseen, '').replace(/\s+/g, ' ').trim();
  return { text: clean, from: { kind: 'typed', by: accountId, at: now } };
}

/** Paragraphs as an editor typed them: line ends are kept, three or more become two. */
export function typedText(text: string, { accountId, now }: Writer): Sourced {
  const lines = text.replace(/\r\n?/g, '\n').replace(unseen, '').split('\n');
  const trimmed = lines.map((line) => line.trimEnd()).join('\n');
  const clean = trimmed.replace(/\n{3,}/g, '\n\n').trim();
  return { text: clean, from: { kind: 'typed', by: accountId, at: now } };
}
