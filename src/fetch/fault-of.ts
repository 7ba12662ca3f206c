// Why an answer is no feed, in words an editor can act on.

import { dayMs } from '../domain/time.js';
import type { Answered } from './answer.js';
import type { BodyKind } from './kind-of-body.js';

/** A feed that answers 404 for so long is gone. */
export const missingMsMax = 30 * dayMs;

const statusFaults: Readonly<Record<number, string>> = {
  304: 'It says “not modified” to a first request.',
  401: 'It wants a login (401).',
  402: 'It wants to be paid (402).',
  403: 'It shuts us out (403).',
  404: 'There is no such page (404).',
  406: 'It has nothing to our taste (406).',
  407: 'A proxy wants a login (407).',
  429: 'It was asked too often (429).',
  451: 'It is withheld for legal reasons (451).',
  503: 'The server is not available (503).',
};

const bodyFaults: Readonly<Partial<Record<BodyKind['kind'], string>>> = {
  page: 'There is a web page where the feed should be.',
  'bot-check': 'A check against robots stands before the feed.',
  empty: 'The answer is empty.',
  other: 'The answer is no feed.',
};

/** `kind` is that of the body where the status says that all is well. */
export function faultOf({ status, headers }: Answered, kind?: BodyKind['kind']): string {
  const body = kind === undefined ? undefined : bodyFaults[kind];
  if (body !== undefined) return body;
  if (headers['cf-mitigated'] === 'challenge') return bodyFaults['bot-check'] ?? '';
  const known = statusFaults[status];
  if (known !== undefined) return known;
  if (status >= 500) return `The server failed (${status}).`;
  if (status >= 300 && status < 400) return `It redirects to nowhere (${status}).`;
  return `The answer has the status ${status}, not 200.`;
}
