// The roundup: a dated page with a neutral title, one lead report, and lines for all the others.

import type { Sourced } from './sourced.js';
import type { ArticleForm } from './article.js';

export type RoundupState = 'draft' | 'published' | 'withdrawn';

/** One credited report: `headline -- Outlet`, or `headline -- Outlet/Agency`. */
export interface Line {
  readonly articleId: string;
  readonly headline: Sourced;
  readonly outletId: string;
  /** Agencies whose text it carries, in the order credited; empty for its own text. */
  readonly agencyIds: readonly string[];
  readonly url: string;
  readonly form: ArticleForm;
  readonly at: number;
  /** Lines of one origin share it. */
  readonly originId: string;
  /** Folded lines are listed under "also reported by". */
  readonly folded: boolean;
  /** Set on a line under "Related reports": it is folded and counts for nothing. */
  readonly related?: RelatedReason;
  /** The outlet took the report back after publication: the line stays and says so. */
  readonly withdrawnAt?: number;
  /** The event it was found to tell of after publication: the line stays, and counts no more. */
  readonly movedTo?: string;
}

/** Why a report of the event is only related to it. */
export type RelatedReason =
  /** It is less similar to the event's core than a report shown must be. */
  { readonly kind: 'unlike-core'; readonly similarity: number };

/** The one report that is quoted. */
export interface Lead {
  readonly articleId: string;
  readonly outletId: string;
  readonly agencyIds: readonly string[];
  /** A named columnist, credited before the outlet. */
  readonly author?: Sourced;
  readonly headline: Sourced;
  readonly url: string;
  /** Paragraphs, verbatim. */
  readonly excerpt: readonly Sourced[];
  /** Why this report leads, for the desk. */
  readonly why: readonly string[];
  /** The outlet took the report back after publication: it stays and says so. */
  readonly withdrawnAt?: number;
  /** As on a line. */
  readonly movedTo?: string;
}

/** A dated paragraph added after publication. */
export interface Notice {
  readonly kind: 'update' | 'correction';
  readonly at: number;
  readonly text: Sourced;
  /** The roundup it speaks of, by its id, when that is another one. */
  readonly about?: string;
}

export interface Roundup {
  readonly id: string;
  /** How often it was stored, from 1; undefined before the first time. The store counts. */
  readonly version?: number;
  /** Undefined for a small notice that reports no event. */
  readonly eventId?: string;
  readonly state: RoundupState;
  readonly title: Sourced;
  readonly lead?: Lead;
  /** As shown, the house pattern filled: `More News On The Army Retaking Arva`. */
  readonly sectionHeading?: Sourced;
  /** In the order shown; what was published first never moves. */
  readonly lines: readonly Line[];
  /** The editor's own words, shown under the excerpt as `Editor: …`. */
  readonly note?: Sourced;
  /** Reports that an editor took out of the list: they are not offered again. */
  readonly leftOut?: readonly string[];
  readonly labels: readonly Sourced[];
  readonly notices: readonly Notice[];
  readonly reports: number;
  readonly origins: number;
  readonly draftedAt: number;
  readonly changedAt: number;
  readonly publishedAt?: number;
  /** Of the last report it told of then, where it was published late: under that time it stands. */
  readonly datedAt?: number;
  /** `/2017/03/syrian-army-backed.html`; made at first publication, then never moved. */
  readonly path?: string;
  /** Withdrawn for another one of the same event, by its id: readers are sent on to that. */
  readonly continuedBy?: string;
  /** The machine leaves parts alone that an editor touched. */
  readonly touched: readonly ('title' | 'lead' | 'lines' | 'sectionHeading' | 'labels')[];
}

/** A report as a roundup shows it. */
export type Told = Lead | Line;

/** The reports it tells of: the lead, then the lines. */
export function reportsIn({ lead, lines }: Pick<Roundup, 'lead' | 'lines'>): readonly Told[] {
  return lead === undefined ? lines : [lead, ...lines];
}

/** The pages that hindsight may still rearrange, as one asks the store for them. */
export const newestPages = { state: 'published', limit: 100 } as const;
