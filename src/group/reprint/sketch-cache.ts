// A cache of sketches: a text is sketched once, not at every new report of its event. A sketch that
// was evicted is made again.

import { LRUCache } from 'lru-cache';
import type { Article } from '../../domain/article.js';
import type { Sketch } from './shingles.js';

export interface SketchCache {
  /** The sketch of this version of an article; undefined if it is not cached. */
  find(article: Pick<Article, 'id' | 'version'>): Sketch | undefined;
  /** The sketch of an article, cached or made. */
  of(article: Pick<Article, 'id' | 'version' | 'text'>): Sketch;
}

interface CachedSketch {
  readonly version: number;
  readonly sketch: Sketch;
}

/** Some 40,000 texts of 250 words. */
const bytesMax = 64 * 1024 * 1024;
const overheadBytes = 256;

export function createSketchCache(make: (text: string) => Sketch): SketchCache {
  const cache = new LRUCache<string, CachedSketch>({
    maxSize: bytesMax,
    sizeCalculation: ({ sketch }) => bytesOf(sketch) + overheadBytes,
  });
  const find: SketchCache['find'] = ({ id, version }) => {
    const known = cache.get(id);
    return known?.version === version ? known.sketch : undefined;
  };
  return {
    find,
    of(article) {
      const known = find(article);
      if (known !== undefined) return known;
      const sketch = make(article.text);
      cache.set(article.id, { version: article.version, sketch });
      return sketch;
    },
  };
}

const bytesOf = ({ words, marks, runs }: Sketch): number =>
  words.byteLength + marks.byteLength + runs.byteLength;
