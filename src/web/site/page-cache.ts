// Finished answers in memory, bounded in bytes. Each encoding of an answer is an entry of its own.

import { LRUCache } from 'lru-cache';
import type { Encoding } from '../http/encoding.js';
import type { FinishedAnswer } from '../http/finished-answer.js';
import type { MadeAt } from './site-changes.js';

export interface CachedAnswer extends MadeAt {
  readonly finished: FinishedAnswer;
  /** When it has to be made again, ms UTC, even if nothing it shows has changed. */
  readonly until: number;
}

export interface PageCache {
  /** The entry may be out of date. */
  find(key: string, encoding: Encoding): CachedAnswer | undefined;
  keep(key: string, answer: CachedAnswer): void;
}

const entryOverheadBytes = 512;

export function createPageCache(bytesMax: number): PageCache {
  const entries = new LRUCache<string, CachedAnswer>({
    maxSize: bytesMax,
    sizeCalculation: ({ finished }, key) => finished.body.length + key.length + entryOverheadBytes,
  });
  return {
    find: (key, encoding) => entries.get(`${encoding} ${key}`),
    keep: (key, answer) => {
      entries.set(`${answer.finished.encoding} ${key}`, answer);
    },
  };
}
