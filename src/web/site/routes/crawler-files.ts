// Files that robots, search engines and browsers request.

import type { Route } from '../route.js';
import type { SitePart } from '../../../store/store.js';
import {
  newsSitemap as newsLimits,
  sitemapSize,
  sitemapType,
  writeNewsSitemap,
  writeSitemap,
  writeSitemapIndex,
} from '../feeds/sitemap.js';
import { isPublic } from '../../ui/public-roundup.js';
import { minuteMs } from '../../../domain/time.js';
import { xmlText } from '../../../domain/markup.js';

const dayInSeconds = 86_400;

export const robots: Route = {
  pattern: '/robots.txt',
  query: [],
  answer: async (_, { facts }) =>
    file(
      'text/plain; charset=utf-8',
      [],
      [
        'User-agent: *',
        'Disallow: /search?',
        'Allow: /',
        '',
        `Sitemap: ${facts.url}/sitemap.xml`,
        `Sitemap: ${facts.url}/news-sitemap.xml`,
        '',
      ],
    ),
};

/** One sitemap, or an index of parts. Oldest first, so that full parts never change. */
export const sitemap: Route = {
  pattern: '/sitemap.xml',
  query: ['page'],
  isCostly: () => true,
  async answer({ query }, { store, facts }) {
    const total = await store.roundups.count({ state: 'published' });
    const parts = Math.max(1, Math.ceil(total / sitemapSize));
    if (query['page'] === undefined && parts > 1) {
      return file(sitemapType, ['lists'], [writeSitemapIndex(parts, facts)]);
    }
    const page = query['page'] === undefined ? 1 : Number(query['page']);
    if (!Number.isInteger(page) || page < 1 || page > parts) return { kind: 'missing' };
    const end = total - (page - 1) * sitemapSize;
    const offset = Math.max(0, end - sitemapSize);
    const listed = await store.roundups.list({ state: 'published', limit: end - offset, offset });
    const extra =
      page === 1
        ? ['/', '/archive', '/p/about.html', '/p/outlets.html', '/p/corrections.html']
        : [];
    return file(sitemapType, ['lists'], [writeSitemap(listed.filter(isPublic), extra, facts)]);
  },
};

export const newsSitemap: Route = {
  pattern: '/news-sitemap.xml',
  query: [],
  isCostly: () => true,
  async answer(_, { store, facts, now }) {
    const listed = await store.roundups.list({
      state: 'published',
      from: now - newsLimits.ageMsMax,
      limit: newsLimits.entriesMax,
    });
    const body = [writeNewsSitemap(listed.filter(isPublic), facts)];
    // Roundups leave it after two days, so it changes with the time, too.
    return { ...file(sitemapType, ['lists'], body, 300), freshMs: minuteMs };
  },
};

/** Browsers request this path by themselves; pages link to the icon directly. */
export const favicon: Route = {
  pattern: '/favicon.ico',
  query: [],
  answer: async (_, { facts }) => ({ kind: 'moved', to: facts.assets.icon }),
};

export const openSearch: Route = {
  pattern: '/opensearch.xml',
  query: [],
  answer: async (_, { facts }) => {
    const name = xmlText(facts.name.slice(0, 16));
    const target = xmlText(`${facts.url}/search?q={searchTerms}`);
    return file(
      'application/opensearchdescription+xml; charset=utf-8',
      [],
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
        `<ShortName>${name}</ShortName><Description>${name}</Description>`,
        `<Url type="text/html" template="${target}"/>`,
        '</OpenSearchDescription>',
      ],
    );
  },
};

function file(
  type: string,
  shows: readonly SitePart[],
  lines: readonly string[],
  maxAgeSeconds = dayInSeconds / 24,
) {
  return { kind: 'file', type, body: lines.join('\n'), maxAgeSeconds, shows } as const;
}
