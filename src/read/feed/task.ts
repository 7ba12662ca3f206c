// What a worker thread runs to read a feed.

import { readFeed } from './feed.js';
import type { FeedReading, Served } from './feed.js';

export interface FeedInput extends Served {
  readonly bytes: Uint8Array;
}

export function readFeedInput({ bytes, ...served }: FeedInput): FeedReading {
  return readFeed(bytes, served);
}
