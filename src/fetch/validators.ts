// HTTP validators: stored and sent back byte for byte, never invented.

import type { Feed, Validators } from '../domain/feed.js';
import type { HttpAnswer } from './answer.js';

/** The validators of the feed's current address; undefined after its address was edited. */
export function validatorsFor(feed: Feed): Validators | undefined {
  const { validators } = feed;
  if (validators === undefined) return undefined;
  return (validators.askedUrl ?? validators.url) === feed.url ? validators : undefined;
}

/** The validators after an answer; `askedUrl` is the feed's address from now on. */
export function validatorsAfter(
  answer: HttpAnswer,
  before: Validators | undefined,
  askedUrl: string,
): Validators | undefined {
  const { etag: newEtag, 'last-modified': newLastModified } = answer.headers;
  // A 304 may omit validators that still hold; a 200 replaces all of them.
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
