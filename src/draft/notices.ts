// What the machine itself did to a published page, said on it: a house pattern around the words
// that stood there. An editor's notices are typed.

import type { Notice } from '../domain/roundup.js';
import type { Sourced } from '../domain/sourced.js';
import { filled } from './sourced.js';

const patterns = {
  retitled: 'Before, the title of this page was “{title}”.',
  merged: 'This page also tells what stood under “{title}”: it is the same event.',
  led: 'Before, this page led with “{headline}”: it was found to tell of another event.',
  parted: 'Reports of another event were listed here; they now stand under “{title}”.',
} as const;

/** `about`: the roundup that the words lead to. */
export function noticeOf(
  what: keyof typeof patterns,
  of: Sourced,
  at: number,
  about?: string,
): Notice {
  const text = filled(`notice.${what}`, patterns[what], of);
  // What was told in the wrong place was our mistake.
  const kind = what === 'parted' || what === 'led' ? 'correction' : 'update';
  return { kind, at, text, ...(about === undefined ? {} : { about }) };
}

export function isNoticeOf(what: keyof typeof patterns, { text: { from } }: Notice): boolean {
  return from.kind === 'pattern' && from.name === `notice.${what}`;
}
