// Roundups, their labels, and the search over published ones.

import type { Roundup, RoundupState } from '../../domain/roundup.js';
import type { Condition, Patch } from './patch.js';

export interface RoundupFilter {
  readonly state?: RoundupState;
  readonly label?: string;
  /** At or after / before, ms UTC, by the time the list is ordered by. */
  readonly from?: number;
  readonly before?: number;
  /** Only roundups with an update or a correction. */
  readonly noticed?: true;
  /** Only roundups that were published late, at or after this time, ms UTC. */
  readonly lateFrom?: number;
  readonly limit: number;
  readonly offset?: number;
}

export type CountFilter = Omit<RoundupFilter, 'limit' | 'offset' | 'lateFrom'>;

export interface SearchFilter {
  /**
   * The reader's words. All of them must occur; quotes make phrases, `begin*` finds words with
   * this beginning, `-word` excludes. No text is a syntax error. Empty: everything the other
   * filters allow.
   */
  readonly text: string;
  readonly outletId?: string;
  readonly label?: string;
  readonly from?: number;
  readonly before?: number;
  readonly limit: number;
  readonly offset?: number;
}

export interface SearchHit {
  readonly roundup: Roundup;
  /** A matching passage, with each match between U+E000 and U+E001. */
  readonly passage: string;
}

export interface SearchResult {
  readonly hits: readonly SearchHit[];
  readonly total: number;
}

export interface LabelCount {
  readonly label: string;
  readonly count: number;
}

/** A roundup that was read carries its `version`, which grows with each change. */
export interface ReadRoundups {
  find(id: string): Promise<Roundup | undefined>;
  /** The roundup of an event that was drafted first. */
  findByEvent(eventId: string): Promise<Roundup | undefined>;
  findByPath(path: string): Promise<Roundup | undefined>;
  /** Newest first: drafts by `changedAt`, others by `datedAt`, or else by `publishedAt`. */
  list(filter: RoundupFilter): Promise<readonly Roundup[]>;
  count(filter: CountFilter): Promise<number>;
  /** The next `limit` roundups in the order of their ids, in any state, after `after`. */
  stream(after: string, limit: number): Promise<readonly Roundup[]>;
  /** Labels of published roundups, in alphabetical order. */
  labels(): Promise<readonly LabelCount[]>;
  /** Published roundups, the best match first. */
  search(filter: SearchFilter): Promise<SearchResult>;
}

export interface Roundups extends ReadRoundups {
  /** Fault `conflict` when its id or path is taken. */
  add(roundup: Roundup): Promise<void>;
  /** Faults: `not-found`; `conflict` when the path is taken, or the version is not `ifVersion`. */
  change(id: string, patch: Patch<Omit<Roundup, 'version'>>, condition?: Condition): Promise<void>;
  /**
   * Adds the roundup, or replaces all of the one with its id. Fault `conflict` when the path is
   * taken, or when the roundup carries a version that is not the stored one.
   */
  put(roundup: Roundup): Promise<void>;
  /** Removes a draft. Idempotent. Fault `conflict` when the roundup was ever published. */
  remove(id: string): Promise<void>;
}
