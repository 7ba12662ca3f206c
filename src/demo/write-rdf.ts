// Writes RSS 1.0: a list of contents in RDF, then the entries, with dates in Dublin Core.

import { escapeMarkup as escaped } from '../domain/markup.js';
import type { FeedDocument, FeedEntry, WrittenFeed } from './feed-entry.js';
import { isoDate } from './markup.js';

export function writeRdf(document: FeedDocument): WrittenFeed {
  const names =
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/"';
  const body = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<rdf:RDF ${names}>`,
    `<channel rdf:about="${escaped(document.feedUrl)}">`,
    `<title>${escaped(document.title)}</title>`,
    `<link>${escaped(document.siteUrl)}</link>`,
    `<description>${escaped(document.outlet.outlet.owner ?? '')}</description>`,
    `<dc:language>${document.outlet.language}</dc:language>`,
    '<items><rdf:Seq>',
    ...document.entries.map((entry) => `<rdf:li rdf:resource="${escaped(entry.link)}"/>`),
    '</rdf:Seq></items>',
    '</channel>',
    ...document.entries.map(rdfEntry),
    '</rdf:RDF>',
  ];
  return { type: 'application/rdf+xml', body: body.join('\n') };
}

function rdfEntry(entry: FeedEntry): string {
  const lines = [
    `<item rdf:about="${escaped(entry.link)}">`,
    `<title>${escaped(entry.title)}</title>`,
    `<link>${escaped(entry.link)}</link>`,
    `<description>${escaped(entry.summary)}</description>`,
    `<dc:date>${isoDate(entry.publishedAt)}</dc:date>`,
    ...(entry.guid === undefined ? [] : [`<dc:identifier>${escaped(entry.guid)}</dc:identifier>`]),
    ...(entry.author === undefined ? [] : [`<dc:creator>${escaped(entry.author)}</dc:creator>`]),
    ...entry.labels.map((label) => `<dc:subject>${escaped(label)}</dc:subject>`),
    '</item>',
  ];
  return lines.join('\n');
}
