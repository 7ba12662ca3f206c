// A roundup that readers may see: it is published and has an address.

import type { Roundup } from '../../domain/roundup.js';

export type PublicRoundup = Roundup & { readonly path: string; readonly publishedAt: number };

/**
 * The time a roundup is listed under, ms UTC: its publication, or its last report when it was
 * published late.
 */
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
