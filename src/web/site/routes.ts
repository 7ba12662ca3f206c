// Every address of the public site, except the files of its look.

import type { Route } from './route.js';
import { archive, archiveOfMonth, archiveOfYear } from './routes/archive.js';
import { event } from './routes/event.js';
import { feed, feedOfLabel, opml } from './routes/feeds.js';
import { front } from './routes/front.js';
import { label } from './routes/label.js';
import { favicon, newsSitemap, openSearch, robots, sitemap } from './routes/crawler-files.js';
import { roundup } from './routes/roundup.js';
import { search } from './routes/search.js';
import { about, corrections, outlets } from './routes/static-pages.js';

export const routes: readonly Route[] = [
  front,
  roundup,
  event,
  label,
  archive,
  archiveOfYear,
  archiveOfMonth,
  search,
  outlets,
  corrections,
  about,
  feed,
  feedOfLabel,
  opml,
  sitemap,
  newsSitemap,
  robots,
  openSearch,
  favicon,
];
