// Finished answers, kept in memory until the site changes. Bounded in bytes; each encoding of a
// page is an entry of its own.

import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { encode, type Encoding } from './encoding.js';

export interface Finished {
  readonly status: number;
  readonly type: string;
  /** Of the bytes before encoding, hex. */
  readonly hash: string;
  readonly cacheControl: string;
  readonly lastModified?: string;
  readonly encoding: Encoding;
  readonly body: Buffer;
}

export interface PageCache {
  /** Forgets everything when the revision is another one than before. */
  follow(revision: number): void;
  find(key: string, encoding: Encoding): Finished | undefined;
  /** Unless the site has changed since the page was begun. */
  keep(key: string, finished: Finished, revision: number): void;
}

const entryOverheadBytes = 512;
/** Of hex digits; 80 bits tell pages apart. */
const hashLength = 20;

export function createPageCache(bytesMax: number): PageCache {
  const entries = new LRUCache<string, Finished>({
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

export function finish(
  text: string | Buffer,
  about: Omit<Finished, 'hash' | 'encoding' | 'body'>,
): Finished {
  const body = Buffer.from(text);
  const hash = createHash('sha256').update(body).digest('hex').slice(0, hashLength);
  return { ...about, hash, encoding: 'identity', body };
}

export async function encoded(plain: Finished, encoding: Encoding): Promise<Finished> {
  if (encoding === 'identity') return plain;
  return { ...plain, encoding, body: await encode(plain.body, encoding) };
}
