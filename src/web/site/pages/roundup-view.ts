// The data of a roundup page, of its JSON-LD and of its section "How this page was made".

import type { Article } from '../../../domain/article.js';
import type { Destination } from '../../ui/parts/moved-report.js';
import type { PublicRoundup } from '../../ui/public-roundup.js';
import type { Register } from '../../ui/register.js';

export interface Neighbour {
  readonly title: string;
  readonly path: string;
}

export interface RoundupView {
  readonly roundup: PublicRoundup;
  /** The articles of the lead and the lines; articles that were deleted are missing. */
  readonly articles: ReadonlyMap<string, Article>;
  readonly register: Register;
  /** Where the lines went that moved to other events, by event id. */
  readonly destinations: ReadonlyMap<string, Destination>;
  /** Paths of the pages its notices are about, by roundup id. */
  readonly spokenOf: ReadonlyMap<string, string>;
  readonly newer?: Neighbour | undefined;
  readonly older?: Neighbour | undefined;
}
