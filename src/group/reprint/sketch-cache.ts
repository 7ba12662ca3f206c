// Sketches of the texts seen of late. A text is sketched once, not again at each new report of its
// event; what was let go is sketched anew when asked for.

import { LRUCache } from 'lru-cache';
import type { Article } from '../../domain/article.js';
import type { Sketch } from './shingles.js';

export interface SketchCache {
  /** That of this version, if it is still there. */
  find(article: Pick<Article, 'id' | 'version'>): Sketch | undefined;
  of(article: Pick<Article, 'id' | 'version' | 'text'>): Sketch;
}

interface Kept {
  readonly version: number;
  readonly sketch: Sketch;
}

/** Some 40,000 texts of 250 words. */
const bytesMax = 64 * 1024 * 1024;
const overheadBytes = 256;

export function createSketchCache(make: (text: string) => Sketch): SketchCache {
  const kept = new LRUCache<string, Kept>({
    maxSize: bytesMax,
    sizeCalculation: ({ sketch }) => bytesOf(sketch) + overheadBytes,
  });
  const find: SketchCache['find'] = ({ id, version }) => {
    const known = kept.get(id);
    return known?.version === version ? known.sketch : undefined;
  };
  return {
    find,
    of(article) {
      const known = find(article);
      if (known !== undefined) return known;
      const sketch = make(article.text);
      kept.set(article.id, { version: article.version, sketch });
      return sketch;
    },
  };
}

const bytesOf = ({ words, marks, runs }: Sketch): number =>
  words.byteLength + marks.byteLength + runs.byteLength;
