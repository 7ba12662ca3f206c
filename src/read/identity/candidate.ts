// What identity speaks of: an entry with its keys, and what the store knows under such keys.

import type { Article } from '../../domain/article.js';
import type { EntryReading } from '../feed/feed.js';
import type { Key } from './keys.js';
import type { Wording } from './wording.js';

/** An entry with what it is told by. */
export interface Candidate {
  readonly entry: EntryReading;
  readonly wording: Wording;
  /** Canonical; undefined when it gives none. */
  readonly url: string | undefined;
  readonly keys: readonly Key[];
}

export interface Known {
  /** Article ids by `keyName`. */
  readonly byKey: ReadonlyMap<string, string>;
  readonly articles: ReadonlyMap<string, Article>;
}
