// What the page of a roundup shows, and what its JSON-LD and its making are told from.

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
  /** Those of the lead and the lines that are still known. */
  readonly articles: ReadonlyMap<string, Article>;
  readonly register: Register;
  /** Where the lines stand that moved to other events, by event. */
  readonly destinations: ReadonlyMap<string, Destination>;
  /** Paths of the pages its notices speak of, by the ids of their roundups. */
  readonly spokenOf: ReadonlyMap<string, string>;
  readonly newer?: Neighbour | undefined;
  readonly older?: Neighbour | undefined;
}
