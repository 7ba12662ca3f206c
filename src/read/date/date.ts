// Door of dates: what feeds and pages write for a time, as an instant, or nothing when in doubt.

import { readUsual } from './usual.js';
import { dateLengthMax, readIso } from './iso.js';
import { readLocal } from './local.js';
import { readWorded } from './worded.js';

/**
 * Milliseconds UTC of a date in any form of RFC 822 and 2822, RFC 3339, W3CDTF, ISO 8601, asctime
 * and some local ones. A day without a time is its midnight UTC. Undefined when it is no date.
 */
export function readDate(text: string): number | undefined {
  const usual = readUsual(text);
  if (usual !== undefined) return usual;
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain === '' || plain.length > dateLengthMax) return undefined;
  return readIso(plain) ?? readWorded(plain) ?? readLocal(plain);
}
