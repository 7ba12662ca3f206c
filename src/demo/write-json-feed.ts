// Writes JSON Feed 1.1.

import type { FeedDocument, FeedEntry, WrittenFeed } from './feed-entry.js';
import { isoDate } from './markup.js';

export function writeJsonFeed(document: FeedDocument): WrittenFeed {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: document.title,
    home_page_url: document.siteUrl,
    feed_url: document.feedUrl,
    language: document.outlet.language,
    items: document.entries.map(jsonEntry),
  };
  return { type: 'application/feed+json; charset=utf-8', body: JSON.stringify(feed, null, 1) };
}

function jsonEntry(entry: FeedEntry): Readonly<Record<string, unknown>> {
  return {
    id: entry.guid ?? entry.link,
    url: entry.link,
    title: entry.title,
    summary: entry.summary,
    ...(entry.html === '' ? { content_text: entry.summary } : { content_html: entry.html }),
    date_published: isoDate(entry.publishedAt),
    date_modified: isoDate(entry.modifiedAt),
    ...(entry.author === undefined ? {} : { authors: [{ name: entry.author }] }),
    tags: entry.labels,
  };
}
