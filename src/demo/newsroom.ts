// The types of the demo newsroom. Times are offsets in milliseconds from midnight of its first day.

import type { Outlet } from '../domain/outlet.js';

export const demoForms = ['report', 'background', 'opinion', 'video', 'live'] as const;
export type DemoForm = (typeof demoForms)[number];

export const feedFormats = ['rss2', 'rss091', 'rdf', 'atom', 'json', 'sitemap'] as const;
export type FeedFormat = (typeof feedFormats)[number];

/** Faults and oddities of feeds. `demo/README.md` describes each in a sentence. */
export const feedQuirks = [
  'bad-entity',
  'bom',
  'busy',
  'changing-guids',
  'double-escaped',
  'empty',
  'gone',
  'html-for-a-while',
  'latin1-as-utf8',
  'leading-blank',
  'moved',
  'naive-dates',
  'no-dates',
  'no-guids',
  'no-validators',
  'relative-links',
  'title-in-capitals',
  'title-with-outlet',
  'tracking-links',
  'unclosed',
  'weak-etag',
  'zero-bytes',
] as const;
export type FeedQuirk = (typeof feedQuirks)[number];

export const pageStyles = ['tidy', 'meta', 'plain', 'messy'] as const;
export type PageStyle = (typeof pageStyles)[number];

export interface DemoFeed {
  readonly path: string;
  readonly format: FeedFormat;
  /** How much of an article's text the feed carries. */
  readonly text: 'full' | 'summary' | 'none';
  readonly quirks: readonly FeedQuirk[];
  /** Forms it lists; undefined for all. */
  readonly forms?: readonly DemoForm[];
  readonly fetchPages: boolean;
}

export interface DemoOutlet {
  /** As in the register; the server adds the evidence, since it knows the addresses. */
  readonly outlet: Outlet;
  readonly countryName: string;
  /** ISO 639-1. */
  readonly language: string;
  readonly pages: PageStyle;
  /** Whether a withdrawn article gets a notice or disappears from feed and site. */
  readonly withdraws: 'notice' | 'removal';
  readonly feeds: readonly DemoFeed[];
}

/** A text that is valid from a time on. */
export interface Timed {
  readonly at: number;
  readonly text: string;
}

/** Where a reprint credits its original. */
export const creditPlaces = ['dateline', 'byline', 'foot', 'none'] as const;
export type CreditPlace = (typeof creditPlaces)[number];

export interface DemoArticle {
  /** `03-oskara-retaken.halden-wire.1`. */
  readonly id: string;
  /** Ten hex digits in its guid and its address. */
  readonly token: string;
  /** The gold label: key of the event it reports. */
  readonly eventKey: string;
  readonly outletId: string;
  readonly form: DemoForm;
  readonly at: number;
  /** In order of time; the first is valid from `at`. */
  readonly headlines: readonly Timed[];
  readonly paragraphs: readonly Timed[];
  readonly summary: string;
  readonly byline?: string;
  readonly dateline?: string;
  readonly foot?: string;
  readonly correction?: string;
  readonly withdrawn?: Timed;
  readonly labels: readonly string[];
  /** The article whose text it carries; weekdays in the text count from that article's day. */
  readonly reprintOf?: string;
  readonly wordsAt: number;
  /** The agency as credited, and where. */
  readonly credit?: { readonly name: string; readonly place: CreditPlace };
}

export interface DemoEvent {
  readonly key: string;
  readonly title: string;
  readonly articles: readonly DemoArticle[];
}

export interface DemoNewsroom {
  readonly outlets: readonly DemoOutlet[];
  readonly events: readonly DemoEvent[];
  /** All articles, in order of time, then id. */
  readonly articles: readonly DemoArticle[];
}
