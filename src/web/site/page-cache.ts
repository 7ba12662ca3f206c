// Finished answers, kept in memory until the site changes. Bounded in bytes; each encoding of a
// page is an entry of its own.

import { LRUCache } from 'lru-cache';
import type { Encoding } from '../http/encoding.js';
import type { FinishedAnswer } from '../http/finished-answer.js';

export interface PageCache {
  /** Empties the cache when the site has a new revision. */
  follow(revision: number): void;
  find(key: string, encoding: Encoding): FinishedAnswer | undefined;
  /** Does nothing if the site changed after the page was begun. */
  keep(key: string, finished: FinishedAnswer, revision: number): void;
}

const entryOverheadBytes = 512;

export function createPageCache(bytesMax: number): PageCache {
  const entries = new LRUCache<string, FinishedAnswer>({
    maxSize: bytesMax,
    sizeCalculation: (finished, key) => finished.body.length + key.length + entryOverheadBytes,
  });
  let current: number | undefined;
  return {
    follow(revision) {
      if (revision === current) return;
      current = revision;
      entries.clear();
    },
    find: (key, encoding) => entries.get(`${encoding} ${key}`),
    keep(key, finished, revision) {
      if (revision === current) entries.set(`${finished.encoding} ${key}`, finished);
    },
  };
}
