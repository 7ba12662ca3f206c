// Door of dates: reads the dates of feeds and pages. A doubtful date is no date.

import { readStandard } from './standard.js';
import { dateLengthMax, readIso } from './iso.js';
import { readLocal } from './local.js';
import { normaliseDate } from './months.js';
import { readWithMonthName } from './month-name.js';

export { monthNumber, normaliseDate } from './months.js';
export { persianDay, persianMonth } from './persian-calendar.js';

/** Longer texts, white space included, are no dates, in UTF-16 units. */
const textLengthMax = 1_000;

/**
 * Milliseconds UTC of a date in any form of RFC 822 and 2822, RFC 3339, W3CDTF, ISO 8601, asctime
 * and some local forms. A day without a time is midnight UTC. Undefined if the text is no date.
 */
export function readDate(text: string): number | undefined {
  const standard = readStandard(text);
  if (standard !== undefined) return standard;
  if (text.length > textLengthMax) return undefined;
  const plain = withoutZoneName(normaliseDate(text.replace(/\s+/g, ' ').trim()));
  if (plain === '' || plain.length > dateLengthMax) return undefined;
  return readIso(plain) ?? readWithMonthName(plain) ?? readLocal(plain);
}

/** A zone's name after its offset adds nothing: `+0000 UTC`, `+03:00Z`, `+01:00[Europe/Berlin]`. */
function withoutZoneName(text: string): string {
  return text.replace(/(\d[+-]\d{2}:?\d{2}|\s[+-]\d{4})\s?(?:\[[\w/+-]+\]|[A-Za-z]{1,5})$/, '$1');
}
