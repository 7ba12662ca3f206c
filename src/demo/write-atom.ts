// Writes Atom 1.0.

import { escapeMarkup as escaped } from '../domain/markup.js';
import type { FeedDocument, FeedEntry, WrittenFeed } from './feed-entry.js';
import { isoDate } from './markup.js';

export function writeAtom(document: FeedDocument): WrittenFeed {
  const base = document.quirks.has('relative-links')
    ? ` xml:base="${escaped(document.siteUrl)}"`
    : '';
  const body = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${document.outlet.language}"${base}>`,
    `<id>tag:${document.outlet.outlet.domains[0] ?? ''},2019:feed</id>`,
    `<title>${escaped(document.title)}</title>`,
    `<link rel="self" href="${escaped(document.feedUrl)}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(document.siteUrl)}"/>`,
    `<author><name>${escaped(document.outlet.outlet.name)}</name></author>`,
    `<updated>${isoDate(document.updatedAt)}</updated>`,
    ...document.entries.map(atomEntry),
    '</feed>',
  ];
  return { type: 'application/atom+xml; charset=utf-8', body: body.join('\n') };
}

function atomEntry(entry: FeedEntry): string {
  const lines = [
    '<entry>',
    `<id>${escaped(entry.guid ?? entry.link)}</id>`,
    `<title>${escaped(entry.title)}</title>`,
    `<link rel="alternate" type="text/html" href="${escaped(entry.link)}"/>`,
    `<published>${isoDate(entry.publishedAt)}</published>`,
    `<updated>${isoDate(entry.modifiedAt)}</updated>`,
    ...(entry.author === undefined
      ? []
      : [`<author><name>${escaped(entry.author)}</name></author>`]),
    ...entry.labels.map((label) => `<category term="${escaped(label)}"/>`),
    `<summary>${escaped(entry.summary)}</summary>`,
    ...(entry.html === '' ? [] : [`<content type="html">${escaped(entry.html)}</content>`]),
    '</entry>',
  ];
  return lines.join('\n');
}
