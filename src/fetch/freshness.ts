// How long an answer says that it stays good (RFC 9111 4.2), and how long to stay away.

import { dayMs } from '../domain/time.js';
import { parseHttpDate } from './http-date.js';

type Headers = Readonly<Record<string, string>>;

/** Nobody is left alone for longer, whatever Retry-After says: a slip of the pen must heal. */
const retryAfterMsMax = 7 * dayMs;

/** What is left of the answer's lifetime, in milliseconds; 0 when it names none. */
export function lifetimeMs(headers: Headers, now: number): number {
  const directives = (headers['cache-control'] ?? '').toLowerCase();
  if (/(?:^|[\s,])no-(?:cache|store)(?:$|[\s,=])/.test(directives)) return 0;
  const maxAge = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,10})/.exec(directives)?.[1];
  if (maxAge !== undefined) {
    const ageSeconds = Number(headers['age'] ?? 0) || 0;
    return Math.max(0, Number(maxAge) - Math.max(0, ageSeconds)) * 1000;
  }
  const expires = parseHttpDate(headers['expires'] ?? '');
  if (expires === undefined) return 0;
  // The server's own clock, so that a wrong one does no harm.
  return Math.max(0, expires - (parseHttpDate(headers['date'] ?? '') ?? now));
}

/** Retry-After as seconds or as a date, in milliseconds from now; undefined when there is none. */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const text = headers['retry-after']?.trim();
  if (text === undefined) return undefined;
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : untilDate(text, headers, now);
  return wait === undefined ? undefined : Math.min(Math.max(0, wait), retryAfterMsMax);
}

/** By the later of both clocks' reckoning, so that nobody comes early. */
function untilDate(text: string, headers: Headers, now: number): number | undefined {
  const date = parseHttpDate(text);
  if (date === undefined) return undefined;
  return Math.max(date - now, date - (parseHttpDate(headers['date'] ?? '') ?? now));
}
