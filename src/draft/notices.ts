// Notices of what the machine changed on a published page: a house pattern around the former words.
// An editor's notices are typed.

import type { Notice } from '../domain/roundup.js';
import type { Sourced } from '../domain/sourced.js';
import { fillHousePattern } from './sourced.js';

const patterns = {
  retitled: 'The title of this page was previously “{title}”.',
  merged: 'This page now includes the reports listed under “{title}”, which is the same event.',
  led: 'This page previously led with “{headline}”, which reports another event.',
  parted: 'Reports of another event were listed here. They are now under “{title}”.',
} as const;

/** A dated notice. @param about the id of the roundup that it links to. */
export function noticeOf(
  what: keyof typeof patterns,
  of: Sourced,
  at: number,
  about?: string,
): Notice {
  const text = fillHousePattern(`notice.${what}`, patterns[what], of);
  // A report listed on the wrong page was our mistake.
  const kind = what === 'parted' || what === 'led' ? 'correction' : 'update';
  return { kind, at, text, ...(about === undefined ? {} : { about }) };
}

export function isNoticeOf(what: keyof typeof patterns, { text: { from } }: Notice): boolean {
  return from.kind === 'pattern' && from.name === `notice.${what}`;
}
