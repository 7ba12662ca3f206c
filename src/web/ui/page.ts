// What a page is before it becomes HTML: its body, and what its head must say about it.

import type { VNode } from 'preact';

export interface FeedLink {
  readonly href: string;
  readonly title: string;
}

export type Section = 'front' | 'archive' | 'outlets' | 'corrections' | 'about' | 'search';

export interface Page {
  readonly title: string;
  readonly description: string;
  /** Canonical path with its query, from the root; empty for what has no address of its own. */
  readonly path: string;
  readonly body: VNode;
  readonly section?: Section;
  /** What was typed into the search field. */
  readonly query?: string;
  readonly feed?: FeedLink;
  readonly newer?: string | undefined;
  readonly older?: string | undefined;
  /** Keep it out of search engines; links are still followed. */
  readonly unlisted?: boolean;
  /** For those who share or index a roundup. */
  readonly article?: { readonly publishedAt: number; readonly changedAt: number };
  readonly jsonLd?: object;
}
