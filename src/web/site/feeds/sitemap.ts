// Sitemaps for search engines: an index, its parts, and the news of the last two days.

import { dayMs } from '../../../domain/time.js';
import type { PublicRoundup } from '../../ui/public-roundup.js';
import type { SiteFacts } from '../../ui/facts.js';
import { xmlText } from '../../../domain/markup.js';

export const sitemapType = 'application/xml; charset=utf-8';
/** Roundups in one part. The protocol allows 50,000; fewer keep the answer quick. */
export const sitemapSize = 500;
/** Google News reads two days and a thousand addresses. */
export const newsSitemap = { ageMsMax: 2 * dayMs, entriesMax: 1_000 } as const;

export function writeSitemapIndex(parts: number, facts: SiteFacts): string {
  const maps = Array.from({ length: parts }, (_, index) =>
    element('sitemap', element('loc', xmlText(`${facts.url}/sitemap.xml?page=${index + 1}`))),
  );
  return document('sitemapindex', '', maps);
}

/** `extra`: further paths to list, such as the front page. */
export function writeSitemap(
  roundups: readonly PublicRoundup[],
  extra: readonly string[],
  facts: SiteFacts,
): string {
  const pages = extra.map((path) => element('url', element('loc', xmlText(facts.url + path))));
  const ofRoundups = roundups.map((roundup) =>
    element(
      'url',
      element('loc', xmlText(addressOf(roundup, facts))) +
        element(
          'lastmod',
          new Date(Math.max(roundup.changedAt, roundup.publishedAt)).toISOString(),
        ),
    ),
  );
  return document('urlset', '', [...pages, ...ofRoundups]);
}

export function writeNewsSitemap(roundups: readonly PublicRoundup[], facts: SiteFacts): string {
  const publication = element(
    'news:publication',
    element('news:name', xmlText(facts.name)) + element('news:language', 'en'),
  );
  const urls = roundups.map((roundup) => {
    const date = new Date(roundup.publishedAt).toISOString();
    const news = element(
      'news:news',
      publication +
        element('news:publication_date', date) +
        element('news:title', xmlText(roundup.title.text)),
    );
    return element('url', element('loc', xmlText(addressOf(roundup, facts))) + news);
  });
  return document('urlset', ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"', urls);
}

function document(name: string, namespaces: string, children: readonly string[]): string {
  const open = `${name} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"${namespaces}`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${open}>\n${children.join('\n')}\n</${name}>\n`;
}

const element = (name: string, inner: string) => `<${name}>${inner}</${name}>`;
const addressOf = (roundup: PublicRoundup, facts: SiteFacts) => facts.url + roundup.path;
