// Writes a news sitemap: titles and addresses, no summaries.

import { escapeMarkup as escaped } from '../domain/markup.js';
import type { FeedDocument, FeedEntry, WrittenFeed } from './feed-entry.js';
import { isoDate } from './markup.js';

export function writeSitemap(document: FeedDocument): WrittenFeed {
  const names =
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" ' +
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"';
  const body = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<urlset ${names}>`,
    ...document.entries.map((entry) => sitemapEntry(entry, document)),
    '</urlset>',
  ];
  return { type: 'application/xml', body: body.join('\n') };
}

function sitemapEntry(entry: FeedEntry, document: FeedDocument): string {
  const lines = [
    '<url>',
    `<loc>${escaped(entry.link)}</loc>`,
    `<lastmod>${isoDate(entry.modifiedAt)}</lastmod>`,
    '<news:news>',
    `<news:publication><news:name>${escaped(document.outlet.outlet.name)}</news:name>` +
      `<news:language>${document.outlet.language}</news:language></news:publication>`,
    `<news:publication_date>${isoDate(entry.publishedAt)}</news:publication_date>`,
    `<news:title>${escaped(entry.title)}</news:title>`,
    ...(entry.labels.length === 0
      ? []
      : [`<news:keywords>${escaped(entry.labels.join(', '))}</news:keywords>`]),
    '</news:news>',
    '</url>',
  ];
  return lines.join('\n');
}
