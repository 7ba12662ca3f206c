// Finds ids by their first letters, so that people can type less.

export type IdKind = 'article' | 'event' | 'feed' | 'roundup';

export interface ReadIds {
  /** Ids of a kind that start with `prefix`, in ascending order. Reads all ids of the kind. */
  idsStarting(kind: IdKind, prefix: string, limit: number): Promise<readonly string[]>;
}
