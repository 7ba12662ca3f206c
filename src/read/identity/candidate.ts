// The input of identity: entries with their keys, and the articles the store has under such keys.

import type { Article } from '../../domain/article.js';
import type { EntryReading } from '../feed/feed.js';
import type { Key } from './keys.js';
import type { Wording } from './wording.js';

/** An entry that may be a new or a known article. */
export interface Candidate {
  readonly entry: EntryReading;
  readonly wording: Wording;
  /** Canonical address; undefined if the entry has none. */
  readonly url: string | undefined;
  readonly keys: readonly Key[];
}

export interface Known {
  /** Article id by `keyName`. */
  readonly byKey: ReadonlyMap<string, string>;
  readonly articles: ReadonlyMap<string, Article>;
}
