// The arithmetic of origins, one for the engine, the drafts and the site. Copies of a text confirm
// nothing, and an outlet does not confirm itself.

export interface Borne {
  readonly articleId: string;
  readonly outletId: string;
  /** The article whose text it carries; its own id for an original. */
  readonly originId: string;
}

/**
 * How many independent outlets speak: those that bore the texts among `reports`, each counted
 * once. Where the bearer is not among them its first copy stands in for it.
 */
export function countOrigins(reports: readonly Borne[]): number {
  return new Set(bearersOf(reports).values()).size;
}

/** The outlet that bore each text, by the text's origin. */
export function bearersOf(reports: readonly Borne[]): ReadonlyMap<string, string> {
  const bearers = new Map<string, string>();
  for (const { articleId, originId, outletId } of reports) {
    if (articleId === originId || !bearers.has(originId)) bearers.set(originId, outletId);
  }
  return bearers;
}
