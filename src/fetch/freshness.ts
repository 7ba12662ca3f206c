// How long an answer stays fresh (RFC 9111 4.2), how long to stay away (RFC 9110 10.2.3), and the
// dates both are written in.

import { dayMs } from '../domain/time.js';

type Headers = Readonly<Record<string, string>>;

/** Caps Retry-After, so that a mistyped value does not silence a feed for ever. */
export const retryAfterMsMax = 7 * dayMs;

/** What is left of the answer's freshness lifetime, in milliseconds; 0 if it names none. */
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
  // Compared with the server's own clock, so that a wrong clock does no harm.
  return Math.max(0, expires - (parseHttpDate(headers['date'] ?? '') ?? now));
}

/** Retry-After, or the reset of a rate limit, in ms from now; undefined without a valid one. */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const text = headers['retry-after']?.trim();
  if (text === undefined) return rateLimitResetMs(headers, now);
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : untilDate(text, headers, now);
  return wait === undefined ? undefined : Math.min(Math.max(0, wait), retryAfterMsMax);
}

const resetHeaders = ['x-ratelimit-reset', 'x-rate-limit-reset', 'ratelimit-reset'];
/** Larger numbers are seconds since 1970, smaller ones seconds from now. */
const epochSecondsMin = 1_000_000_000;

/** When the host's rate limit ends: there is no standard, both forms are in use. */
function rateLimitResetMs(headers: Headers, now: number): number | undefined {
  const text = resetHeaders.map((name) => headers[name]?.trim()).find((one) => one !== undefined);
  if (text === undefined || !/^\d{1,13}(?:\.\d+)?$/.test(text)) return undefined;
  const seconds = Number(text);
  const wait = seconds >= epochSecondsMin ? seconds * 1000 - now : seconds * 1000;
  return Math.ceil(Math.min(Math.max(0, wait), retryAfterMsMax));
}

/** Counted by our clock and by the server's; the longer wait is used, so that no poll is early. */
function untilDate(text: string, headers: Headers, now: number): number | undefined {
  const date = parseHttpDate(text);
  if (date === undefined) return undefined;
  return Math.max(date - now, date - (parseHttpDate(headers['date'] ?? '') ?? now));
}

/** RFC 9110 5.6.7: today's form and two obsolete ones. */
const dateForms = [
  /^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/, // Sun, 06 Nov 1994 08:49:37 GMT
  /^\w{6,9}, \d{2}-\w{3}-\d{2} \d{2}:\d{2}:\d{2} GMT$/, // Sunday, 06-Nov-94 08:49:37 GMT
  /^\w{3} \w{3} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/, // Sun Nov  6 08:49:37 1994
];

/** Milliseconds UTC; undefined if the text is not an HTTP date. */
export function parseHttpDate(text: string): number | undefined {
  const trimmed = text.trim();
  if (!dateForms.some((form) => form.test(trimmed))) return undefined;
  const time = Date.parse(trimmed.endsWith('GMT') ? trimmed : `${trimmed} GMT`);
  return Number.isNaN(time) ? undefined : time;
}
