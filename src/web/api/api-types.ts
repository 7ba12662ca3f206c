// The answers of the API. The desk's client and the server share these types.

import type { OutletKind } from '../../domain/outlet.js';
import type { RoundupState } from '../../domain/roundup.js';
import type { FaultCode } from '../../domain/fault.js';

/** Every refusal of the API has this shape, as `error`. */
export interface ApiFault {
  readonly code: FaultCode;
  readonly message: string;
  readonly requestId?: string;
}

export interface ApiAccount {
  readonly id: string;
  readonly name: string;
  readonly role: 'owner' | 'editor' | 'moderator';
}

export type WireState = 'new' | 'seen' | 'taken' | 'set-aside' | 'drafted' | 'published';
export type WireOrder = 'rising' | 'newest' | 'size';

/** What an editor does to an event on the wire. Each is undone by its opposite. */
export const triageActions = [
  'take',
  'release',
  'set-aside',
  'bring-back',
  'see',
  'unsee',
] as const;
export type TriageAction = (typeof triageActions)[number];

/** One event on the wire. */
export interface WireRow {
  readonly id: string;
  readonly title: string;
  /** Times of the first and the last report, ms UTC. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly reports: number;
  readonly origins: number;
  readonly outlets: number;
  /** Outlets by kind. */
  readonly kinds: Readonly<Partial<Record<OutletKind, number>>>;
  /** Reports in twelve equal spans between the first and the last report. */
  readonly spark: readonly number[];
  /** New independent origins an hour; see `rising.ts` for the formula. */
  readonly rising: number;
  readonly state: WireState;
  readonly takenBy?: string;
  /** How many reports came since the editor opened the event; undefined if never opened. */
  readonly sinceSeen?: number;
  readonly roundupId?: string;
  readonly path?: string;
}

export interface WirePage {
  readonly rows: readonly WireRow[];
  /** How many events pass the filter, on all pages. */
  readonly total: number;
  /** For the next page; undefined on the last one. */
  readonly cursor?: string;
  /** Ask `/api/live` for what changed after this. */
  readonly liveAfter: number;
}

export interface EventReport {
  readonly articleId: string;
  readonly headline: string;
  readonly outletId: string;
  readonly outlet: string;
  readonly kind: OutletKind;
  readonly agencies: readonly string[];
  readonly url: string;
  readonly at: number;
  readonly originId: string;
  readonly form: string;
  readonly language?: string;
  readonly withdrawn: boolean;
  readonly pinned: boolean;
  /** Likely the same event, in another language. */
  readonly unsure: boolean;
  /** Earlier headlines with the time each was first seen. */
  readonly earlier: readonly { readonly at: number; readonly headline: string }[];
  /** Why the report is in this event, a sentence each. */
  readonly reasons: readonly string[];
  /** The runner-up, and what kept the report out of it. */
  readonly runnerUp?: { readonly eventId: string; readonly title: string; readonly why: string };
  readonly excerpt: string;
}

export interface EventView extends WireRow {
  readonly all: readonly EventReport[];
}

/** A published string with where its words come from, in words. */
export interface SourcedView {
  readonly text: string;
  readonly from: string;
  /** Whether the machine chose it and no editor has changed it. */
  readonly untouched: boolean;
}

export interface LineView {
  readonly articleId: string;
  readonly headline: string;
  readonly outlet: string;
  readonly credit: string;
  readonly agencyIds: readonly string[];
  readonly kind: OutletKind;
  readonly url: string;
  readonly at: number;
  readonly originId: string;
  readonly form: string;
  readonly folded: boolean;
  readonly withdrawn: boolean;
  readonly moved: boolean;
  /** Other reports with the same text. Any of them can replace this one. */
  readonly copies: readonly { readonly articleId: string; readonly outlet: string }[];
}

export interface RoundupView {
  readonly id: string;
  readonly version: number;
  readonly eventId?: string;
  readonly state: RoundupState;
  readonly title: SourcedView;
  readonly titles: readonly {
    readonly articleId: string;
    readonly text: string;
    readonly why: string;
  }[];
  readonly lead?: LineView & { readonly author?: string; readonly why: readonly string[] };
  /** The paragraphs of the lead, each with whether the excerpt has it. */
  readonly paragraphs: readonly { readonly text: string; readonly chosen: boolean }[];
  readonly excerptWords: number;
  readonly excerptWordsMax: number;
  readonly heading?: SourcedView;
  readonly lines: readonly LineView[];
  readonly linesMax: number;
  /** Reports of the event that are neither lead nor line. */
  readonly additions: readonly LineView[];
  /** Reports that an editor took out. */
  readonly leftOut: readonly LineView[];
  readonly labels: readonly string[];
  readonly note: string;
  readonly notices: readonly {
    readonly kind: string;
    readonly at: number;
    readonly text: string;
  }[];
  readonly reports: number;
  readonly origins: number;
  readonly changedAt: number;
  readonly publishedAt?: number;
  readonly path?: string;
  /** The address it would get if it were published now. */
  readonly pathPreview?: string;
  readonly warnings: readonly string[];
}

export interface VersionView {
  readonly id: string;
  readonly at: number;
  readonly by?: string;
  readonly what: string;
  readonly title: string;
  readonly lines: number;
}

/** What `/api/live` sends. */
export type LiveMessage =
  | { readonly kind: 'rows'; readonly rows: readonly WireRow[]; readonly liveAfter: number }
  | { readonly kind: 'gone'; readonly ids: readonly string[] };
