// HTTP validators: kept and sent back byte for byte, never made up.

import type { Feed, Validators } from '../domain/feed.js';
import type { Answered } from './answer.js';

/** Those that belong to the feed's present address; an edited address has none. */
export function validatorsFor(feed: Feed): Validators | undefined {
  const { validators } = feed;
  if (validators === undefined) return undefined;
  return (validators.askedUrl ?? validators.url) === feed.url ? validators : undefined;
}

/** Those an answer leaves behind; `askedUrl` is the address the feed has from now on. */
export function validatorsAfter(
  answer: Answered,
  before: Validators | undefined,
  askedUrl: string,
): Validators | undefined {
  const { etag: newEtag, 'last-modified': newLastModified } = answer.headers;
  // A 304 repeats only what it pleases; a 200 says all there is.
  const old = answer.status === 304 ? before : undefined;
  const etag = newEtag ?? old?.etag;
  const lastModified = newLastModified ?? old?.lastModified;
  if (etag === undefined && lastModified === undefined) return undefined;
  return {
    url: answer.url,
    ...(answer.url === askedUrl ? {} : { askedUrl }),
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
  };
}
