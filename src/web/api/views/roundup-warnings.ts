// What an editor should look at before a roundup is published. Each warning says what to do.

import type { Roundup } from '../../../domain/roundup.js';

export interface WarningLimits {
  readonly excerptWords: number;
  readonly excerptWordsMax: number;
  readonly linesMax: number;
}

const placeholder = 'Untitled';
/** Lines that a title and a lead have no word in common with are likely of another event. */
const wordLengthMin = 4;

export function roundupWarnings(roundup: Roundup, limits: WarningLimits): readonly string[] {
  const { title, lead, lines, eventId } = roundup;
  const shown = lines.filter(({ folded }) => !folded);
  const isRoundup = eventId !== undefined;
  const checks: readonly (readonly [boolean, string])[] = [
    [title.text === placeholder, 'The title is still “Untitled”. Type one.'],
    [title.text.includes('?'), 'The title asks a question. State what happened.'],
    [
      title.text.length > 110,
      'The title is long: search results and feed readers cut it. Shorten it.',
    ],
    [
      isRoundup && lead === undefined,
      'No report leads, so the page quotes nothing. Choose a lead with l.',
    ],
    [lead?.withdrawnAt !== undefined, 'The lead was withdrawn by its outlet. Choose another one.'],
    [
      lead !== undefined && lead.excerpt.length === 0,
      'The excerpt is empty. Choose a paragraph, or publish with the headline alone.',
    ],
    [
      limits.excerptWords > limits.excerptWordsMax,
      `The excerpt has ${limits.excerptWords} words; ${limits.excerptWordsMax} are the budget. ` +
        'Leave a paragraph out.',
    ],
    [
      lead !== undefined && !shareWord(title.text, lead.headline.text),
      'Title and lead have no word in common. Do they report the same thing?',
    ],
    [
      isRoundup && shown.length === 0,
      'No line is shown. A roundup compares reports: put one in, or wait for more.',
    ],
    [
      shown.length > limits.linesMax,
      `${shown.length} lines are shown; the house shows ${limits.linesMax}. Press b to balance.`,
    ],
    [
      isRoundup && roundup.origins === 1 && roundup.reports > 1,
      'All reports count as one origin: they carry one text or come from one outlet.',
    ],
    [
      lines.some(({ movedTo }) => movedTo !== undefined),
      'A line reports another event by now. Take it out, or leave it if you disagree.',
    ],
    [
      lines.some(({ withdrawnAt }) => withdrawnAt !== undefined),
      'A line was withdrawn by its outlet. Take it out.',
    ],
  ];
  return checks.filter(([applies]) => applies).map(([, words]) => words);
}

function shareWord(a: string, b: string): boolean {
  const words = (text: string) =>
    new Set(
      (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter(
        (word) => word.length >= wordLengthMin,
      ),
    );
  const theirs = words(b);
  const own = [...words(a)];
  if (own.length === 0 || theirs.size === 0) return true;
  return own.some((word) => theirs.has(word));
}
