// A roundup readers may see: it has an address and a time of publication.

import type { Roundup } from '../../domain/roundup.js';

export type PublicRoundup = Roundup & { readonly path: string; readonly publishedAt: number };

/** The time it stands under: of its publication, or of its last report when it came late. */
export function dateOf({
  datedAt,
  publishedAt,
}: Pick<PublicRoundup, 'datedAt' | 'publishedAt'>): number {
  return datedAt ?? publishedAt;
}

export function isPublic(roundup: Roundup | undefined): roundup is PublicRoundup {
  return (
    roundup?.state === 'published' &&
    roundup.path !== undefined &&
    roundup.publishedAt !== undefined
  );
}
