// Why an answer is not a feed, in words an editor can act on.

import { dayMs } from '../domain/time.js';
import type { HttpAnswer } from './answer.js';
import type { BodyKind } from './kind-of-body.js';

/** A feed that answers 404 for this long is gone. */
export const missingMsMax = 30 * dayMs;

const statusFaults: Readonly<Record<number, string>> = {
  304: 'It answers “not modified” to a first request.',
  401: 'It requires a login (401).',
  402: 'It requires payment (402).',
  403: 'It refuses access (403).',
  404: 'There is no such page (404).',
  406: 'It offers no format that muster accepts (406).',
  407: 'A proxy requires a login (407).',
  429: 'It was asked too often (429).',
  451: 'It is withheld for legal reasons (451).',
  503: 'The server is not available (503).',
};

const bodyFaults: Readonly<Partial<Record<BodyKind['kind'], string>>> = {
  page: 'There is a web page where the feed should be.',
  'bot-check': 'The site asks for proof that a person is reading (bot check).',
  empty: 'The answer is empty.',
  other: 'The answer is not a feed.',
};

/** A sentence for the editor. `kind` is given if the status is good but the body is no feed. */
export function faultOf({ status, headers }: HttpAnswer, kind?: BodyKind['kind']): string {
  const body = kind === undefined ? undefined : bodyFaults[kind];
  if (body !== undefined) return body;
  if (headers['cf-mitigated'] === 'challenge') return bodyFaults['bot-check'] ?? '';
  const known = statusFaults[status];
  if (known !== undefined) return known;
  if (status >= 500) return `The server failed (${status}).`;
  if (status >= 300 && status < 400) return `It redirects to nowhere (${status}).`;
  return `The answer has the status ${status}, not 200.`;
}
