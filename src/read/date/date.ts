// Door of dates: reads the dates of feeds and pages. A doubtful date is no date.

import { readStandard } from './standard.js';
import { dateLengthMax, readIso } from './iso.js';
import { readLocal } from './local.js';
import { readWithMonthName } from './month-name.js';

/**
 * Milliseconds UTC of a date in any form of RFC 822 and 2822, RFC 3339, W3CDTF, ISO 8601, asctime
 * and some local forms. A day without a time is midnight UTC. Undefined if the text is no date.
 */
export function readDate(text: string): number | undefined {
  const standard = readStandard(text);
  if (standard !== undefined) return standard;
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain === '' || plain.length > dateLengthMax) return undefined;
  return readIso(plain) ?? readWithMonthName(plain) ?? readLocal(plain);
}
