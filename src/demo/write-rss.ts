// Writes RSS 2.0 as most outlets do, and RSS 0.91 for one outlet.

import { escapeMarkup as escaped } from '../domain/markup.js';
import type { FeedDocument, FeedEntry, WrittenFeed } from './feed-entry.js';
import { httpDate } from './markup.js';

export function writeRss2(document: FeedDocument): WrittenFeed {
  const names =
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"';
  const body = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<rss version="2.0" ${names}>`,
    '<channel>',
    ...channelLines(document),
    `<atom:link rel="self" type="application/rss+xml" href="${escaped(document.feedUrl)}"/>`,
    `<lastBuildDate>${httpDate(document.updatedAt)}</lastBuildDate>`,
    '<ttl>15</ttl>',
    ...document.entries.map((entry) => rss2Entry(entry, document)),
    '</channel>',
    '</rss>',
  ];
  return { type: 'application/rss+xml; charset=utf-8', body: body.join('\n') };
}

export function writeRss091(document: FeedDocument): WrittenFeed {
  const body = [
    '<?xml version="1.0"?>',
    '<rss version="0.91">',
    '<channel>',
    ...channelLines(document),
    ...document.entries.map((entry) =>
      [
        '<item>',
        `<title>${escaped(entry.title)}</title>`,
        `<link>${escaped(entry.link)}</link>`,
        `<description>${escaped(entry.summary)}</description>`,
        '</item>',
      ].join('\n'),
    ),
    '</channel>',
    '</rss>',
  ];
  return { type: 'text/xml', body: body.join('\n') };
}

function channelLines(document: FeedDocument): readonly string[] {
  return [
    `<title>${escaped(document.title)}</title>`,
    `<link>${escaped(document.siteUrl)}</link>`,
    `<description>${escaped(document.outlet.outlet.owner ?? '')}</description>`,
    `<language>${document.outlet.language}</language>`,
  ];
}

function rss2Entry(entry: FeedEntry, { quirks }: FeedDocument): string {
  const lines = [
    '<item>',
    `<title>${escaped(quirks.has('double-escaped') ? escaped(entry.title) : entry.title)}</title>`,
    `<link>${escaped(entry.link)}</link>`,
    ...(entry.guid === undefined
      ? []
      : [`<guid isPermaLink="false">${escaped(entry.guid)}</guid>`]),
    ...(quirks.has('no-dates') ? [] : [`<pubDate>${dateOf(entry, quirks)}</pubDate>`]),
    ...(entry.author === undefined ? [] : [`<dc:creator>${escaped(entry.author)}</dc:creator>`]),
    ...entry.labels.map((label) => `<category>${escaped(label)}</category>`),
    `<description>${escaped(entry.summary)}</description>`,
    ...(entry.html === '' ? [] : [`<content:encoded><![CDATA[${entry.html}]]></content:encoded>`]),
    '</item>',
  ];
  return lines.join('\n');
}

function dateOf(entry: FeedEntry, quirks: FeedDocument['quirks']): string {
  const at = entry.publishedAt;
  if (!quirks.has('naive-dates')) return httpDate(at).replace('GMT', '+0000');
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}
