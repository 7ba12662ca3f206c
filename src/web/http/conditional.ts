// Validators: a strong tag for each encoding of a page, and whether the client has it already.

import type { FinishedAnswer } from './finished-answer.js';

const suffixes = { identity: '', gzip: '-gz', br: '-br' } as const;

export function tagOf({ hash, encoding }: Pick<FinishedAnswer, 'hash' | 'encoding'>): string {
  return `"${hash}${suffixes[encoding]}"`;
}

/**
 * If-None-Match decides where it is given (weak comparison, as for any GET); else
 * If-Modified-Since, which must be the very date we gave: a page can lose its newest part, so an
 * older date proves nothing.
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
    return validators.ifNoneMatch
      .split(',')
      .map((tag) => tag.trim().replace(/^W\//, ''))
      .some((tag) => tag === '*' || tag === own);
  }
  return (
    finished.lastModified !== undefined && validators.ifModifiedSince === finished.lastModified
  );
}
