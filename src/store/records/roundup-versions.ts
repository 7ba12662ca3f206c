// Earlier states of roundups that were edited at the desk.

import type { RoundupVersion } from '../../domain/roundup-version.js';

export interface ReadRoundupVersions {
  find(id: string): Promise<RoundupVersion | undefined>;
  /** Of one roundup, the newest first. */
  list(filter: {
    readonly roundupId: string;
    readonly limit: number;
  }): Promise<readonly RoundupVersion[]>;
}

export interface RoundupVersions extends ReadRoundupVersions {
  /** Also removes the oldest versions of the roundup beyond `keep`. */
  add(version: RoundupVersion, keep: number): Promise<void>;
}
