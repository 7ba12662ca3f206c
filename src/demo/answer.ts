// HTTP answers of the demo server, with validators and 304.

import { createHash } from 'node:crypto';
import { httpDate } from './markup.js';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface Asked {
  readonly ifNoneMatch: string | undefined;
  readonly ifModifiedSince: string | undefined;
}

export function answer(status: number, type: string, body: string | Uint8Array): Answer {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return { status, headers: { 'content-type': type }, body: bytes };
}

export function withHeaders(given: Answer, headers: Readonly<Record<string, string>>): Answer {
  return { ...given, headers: { ...given.headers, ...headers } };
}

/** Adds ETag and Last-Modified. */
export function withValidators(given: Answer, changedAt: number, weak: boolean): Answer {
  const hash = createHash('sha1').update(given.body).digest('base64url');
  return withHeaders(given, {
    etag: `${weak ? 'W/' : ''}"${hash}"`,
    'last-modified': httpDate(changedAt),
  });
}

/** Answers 304 if a validator matches; If-None-Match has precedence (RFC 9110, 13.2.2). */
export function unlessKnown(given: Answer, asked: Asked): Answer {
  const { etag, 'last-modified': lastModified } = given.headers;
  if (given.status !== 200 || etag === undefined) return given;
  const known =
    asked.ifNoneMatch === undefined
      ? asked.ifModifiedSince !== undefined && asked.ifModifiedSince === lastModified
      : asked.ifNoneMatch.split(/,\s*/).includes(etag);
  return known ? { status: 304, headers: given.headers, body: new Uint8Array() } : given;
}
