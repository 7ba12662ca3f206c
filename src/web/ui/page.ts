// A page before it becomes HTML: its body, and what its head says about it.

import type { VNode } from 'preact';

export interface FeedLink {
  readonly href: string;
  readonly title: string;
}

export type Section = 'front' | 'archive' | 'outlets' | 'corrections' | 'about' | 'search';

export interface Page {
  readonly title: string;
  readonly description: string;
  /** Canonical path with its query; empty for a page without an address of its own. */
  readonly path: string;
  readonly body: VNode;
  readonly section?: Section;
  /** The words in the search field. */
  readonly query?: string;
  readonly feed?: FeedLink;
  readonly newer?: string | undefined;
  readonly older?: string | undefined;
  /** Asks search engines not to index the page; they may still follow its links. */
  readonly unlisted?: boolean;
  /** Times of a roundup, for the Open Graph tags. */
  readonly article?: { readonly publishedAt: number; readonly changedAt: number };
  readonly jsonLd?: object;
}
