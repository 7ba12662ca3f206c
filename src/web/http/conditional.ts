// Validators of an answer: a strong ETag for each encoding, and the check of conditional requests.

import type { FinishedAnswer } from './finished-answer.js';

const suffixes = { identity: '', gzip: '-gz', br: '-br' } as const;

export function tagOf({ hash, encoding }: Pick<FinishedAnswer, 'hash' | 'encoding'>): string {
  return `"${hash}${suffixes[encoding]}"`;
}

/**
 * True if the client already has this answer. If-None-Match decides if it is given (weak
 * comparison, RFC 9110, 13.1.2). Otherwise If-Modified-Since must equal our Last-Modified: a page
 * can lose its newest part, so a later date proves nothing.
 */
export function isFresh(
  finished: FinishedAnswer,
  validators: {
    readonly ifNoneMatch: string | undefined;
    readonly ifModifiedSince: string | undefined;
  },
): boolean {
  if (validators.ifNoneMatch !== undefined) {
    const own = tagOf(finished);
    const matching = new Set(['*', own, `W/${own}`]);
    return validators.ifNoneMatch.split(',').some((tag) => matching.has(tag.trim()));
  }
  return (
    finished.lastModified !== undefined && validators.ifModifiedSince === finished.lastModified
  );
}
