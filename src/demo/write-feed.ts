// Writes a feed document in the outlet's format.

import type { FeedFormat } from './newsroom.js';
import type { FeedDocument, WrittenFeed } from './feed-entry.js';
import { writeAtom } from './write-atom.js';
import { writeJsonFeed } from './write-json-feed.js';
import { writeRdf } from './write-rdf.js';
import { writeRss091, writeRss2 } from './write-rss.js';
import { writeSitemap } from './write-sitemap.js';

const writers: Readonly<Record<FeedFormat, (document: FeedDocument) => WrittenFeed>> = {
  rss2: writeRss2,
  rss091: writeRss091,
  rdf: writeRdf,
  atom: writeAtom,
  json: writeJsonFeed,
  sitemap: writeSitemap,
};

export function writeFeed(format: FeedFormat, document: FeedDocument): WrittenFeed {
  return writers[format](document);
}
