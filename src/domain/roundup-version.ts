// What a roundup was after each change made at the desk, so that nothing typed is ever lost.

import type { Roundup } from './roundup.js';

export interface RoundupVersion {
  readonly id: string;
  readonly roundupId: string;
  readonly at: number;
  /** Who made the change; undefined for the machine. */
  readonly accountId?: string;
  /** What was done, as the kind of the edit: `title`, `line-out`, `restored`, `refused`. */
  readonly what: string;
  /** The roundup after the change. For `refused`: as it would have become. */
  readonly roundup: Roundup;
}
