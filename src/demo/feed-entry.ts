// The content of one feed entry with its quirks applied; the format writers serialise it.

import { minuteMs } from '../domain/time.js';
import type { DemoFeed, DemoOutlet, FeedQuirk } from './newsroom.js';
import type { ShownArticle } from './shown.js';
import { paragraphsHtml } from './markup.js';

export interface FeedEntry {
  readonly guid: string | undefined;
  readonly title: string;
  readonly link: string;
  readonly summary: string;
  /** Plain text. */
  readonly text: string;
  /** HTML; empty when the feed carries summaries. */
  readonly html: string;
  readonly author: string | undefined;
  readonly labels: readonly string[];
  readonly publishedAt: number;
  readonly modifiedAt: number;
}

export interface FeedDocument {
  readonly outlet: DemoOutlet;
  readonly title: string;
  readonly siteUrl: string;
  readonly feedUrl: string;
  readonly updatedAt: number;
  readonly entries: readonly FeedEntry[];
  readonly quirks: ReadonlySet<FeedQuirk>;
}

export interface WrittenFeed {
  /** Content-Type as served. */
  readonly type: string;
  readonly body: string;
}

/** How often one feed changes its guids. */
const guidAgeMs = minuteMs;

export function entryOf(article: ShownArticle, feed: DemoFeed, now: number): FeedEntry {
  const quirks = new Set(feed.quirks);
  const domain = article.outlet.outlet.domains[0] ?? '';
  const rotation = quirks.has('changing-guids') ? `;r=${Math.floor(now / guidAgeMs)}` : '';
  const text = feed.text === 'full' ? bodyOf(article) : [];
  return {
    guid: quirks.has('no-guids') ? undefined : `tag:${domain},2019:${article.token}${rotation}`,
    title: titleOf(article, quirks),
    link: linkOf(article, quirks),
    summary: feed.text === 'none' ? '' : article.summary,
    text: text.join('\n\n'),
    html: paragraphsHtml(text),
    author: article.byline,
    labels: article.labels,
    publishedAt: article.publishedAt,
    modifiedAt: article.modifiedAt,
  };
}

function bodyOf(article: ShownArticle): readonly string[] {
  return [
    ...article.paragraphs,
    ...(article.foot === undefined ? [] : [article.foot]),
    ...(article.correction === undefined ? [] : [`Correction: ${article.correction}`]),
  ];
}

function titleOf(article: ShownArticle, quirks: ReadonlySet<FeedQuirk>): string {
  if (quirks.has('title-in-capitals')) return article.headline.toUpperCase();
  if (quirks.has('title-with-outlet')) return `${article.headline} - ${article.outlet.outlet.name}`;
  return article.headline;
}

function linkOf(article: ShownArticle, quirks: ReadonlySet<FeedQuirk>): string {
  if (quirks.has('relative-links')) return new URL(article.url).pathname;
  if (quirks.has('tracking-links')) return `${article.url}?utm_source=rss&utm_medium=feed`;
  return article.url;
}
