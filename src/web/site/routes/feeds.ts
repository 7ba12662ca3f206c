// `/feeds/posts/default`, the feed of a label, and the OPML list of feeds that the site reads.

import type { Answer, PageContext, Route } from '../route.js';
import { feedTypes, writeFeed, type FeedFormat } from '../feeds/feed.js';
import { listFeeds, opmlType } from '../feeds/opml.js';
import { dateOf, isPublic, type PublicRoundup } from '../../ui/public-roundup.js';
import { minuteMs } from '../../../domain/time.js';
import type { RoundupFilter, SiteStore } from '../../../store/store.js';
import { newestChange, spellingOf } from './lookup.js';

/** The parameters and limits of Blogger's feeds. */
const entriesDefault = 25;
const entriesMax = 150;
const queryNames = ['alt', 'max-results', 'start-index'] as const;
const maxAgeSeconds = 300;
/** No part of the site records changes of feeds. */
const freshMs = minuteMs;
/** Older roundups are reached by the archive of their month. */
const startIndexMax = 10_000;

export const feed: Route = {
  pattern: '/feeds/posts/default',
  query: queryNames,
  isCostly: ({ query }) => queryNames.slice(1).some((name) => query[name] !== undefined),
  answer: (request, context) => answerFeed(request.query, undefined, context),
};

export const feedOfLabel: Route = {
  pattern: '/feeds/posts/default/-/:label',
  query: queryNames,
  isCostly: () => true,
  answer: (request, context) => answerFeed(request.query, request.params['label'] ?? '', context),
};

export const opml: Route = {
  pattern: '/opml.xml',
  query: [],
  isCostly: () => true,
  async answer(_, { store, facts, register }) {
    const body = listFeeds(await store.feeds.list(), await register(), facts);
    return { kind: 'file', type: opmlType, body, maxAgeSeconds, shows: ['outlets'], freshMs };
  },
};

async function answerFeed(
  query: Readonly<Record<string, string>>,
  label: string | undefined,
  { store, facts, register }: PageContext,
): Promise<Answer> {
  const format = formatOf(query['alt']);
  if (format === undefined) return { kind: 'missing' };
  const limit = Math.min(entriesMax, whole(query['max-results'], entriesDefault));
  const start = Math.max(1, whole(query['start-index'], 1));
  if (start > startIndexMax) return { kind: 'missing' };
  const filter = { state: 'published', ...(label === undefined ? {} : { label }) } as const;
  const listed = await store.roundups.list({ ...filter, limit: limit + 1, offset: start - 1 });
  if (label !== undefined && listed.length === 0) {
    const spelling = start > 1 ? undefined : await spellingOf(label, store);
    if (spelling === undefined || spelling === label) return { kind: 'missing' };
    const to = `/feeds/posts/default/-/${encodeURIComponent(spelling)}`;
    return { kind: 'moved', to: to + queryOf(format, query['max-results'] && limit, start) };
  }
  const newest = listed.slice(0, limit).filter(isPublic);
  const late = start > 1 ? [] : await lateOnes(newest, limit, filter, store);
  const roundups = [...newest, ...late];
  const hasNext = listed.length > limit && start + limit <= startIndexMax;
  const { changedAt } = newestChange(roundups);
  const base =
    '/feeds/posts/default' + (label === undefined ? '' : `/-/${encodeURIComponent(label)}`);
  const path = (from: number) => base + queryOf(format, query['max-results'] && limit, from);
  const body = writeFeed(
    format,
    {
      title: label === undefined ? facts.name : `${facts.name}: ${label}`,
      basePath: base,
      path: path(start),
      pagePath: label === undefined ? '/' : `/search/label/${encodeURIComponent(label)}`,
      roundups,
      register: await register(),
      updatedAt: Math.max(changedAt ?? 0, ...roundups.map(({ publishedAt }) => publishedAt)),
      nextPath: hasNext ? path(start + limit) : undefined,
    },
    facts,
  );
  const type = feedTypes[format];
  const shows = ['lists', 'outlets'] as const;
  return { kind: 'file', type, body, maxAgeSeconds, shows, ...newestChange(roundups) };
}

/**
 * Roundups that were published late are listed under an earlier time, perhaps beyond the newest
 * part of the feed. Feed readers that fetch only that part still get them, in their place.
 */
async function lateOnes(
  newest: readonly PublicRoundup[],
  limit: number,
  filter: Pick<RoundupFilter, 'state' | 'label'>,
  store: SiteStore,
): Promise<readonly PublicRoundup[]> {
  const last = newest.at(-1);
  if (last === undefined || newest.length < limit) return [];
  const listed = new Set(newest.map(({ id }) => id));
  const late = await store.roundups.list({ ...filter, limit, lateFrom: dateOf(last) });
  return late.filter(isPublic).filter(({ id }) => !listed.has(id));
}

function formatOf(alt: string | undefined): FeedFormat | undefined {
  if (alt === undefined || alt === 'atom') return 'atom';
  return alt === 'rss' || alt === 'json' ? alt : undefined;
}

function queryOf(format: FeedFormat, limit: number | '' | undefined, start: number): string {
  const query = new URLSearchParams();
  if (format !== 'atom') query.set('alt', format);
  if (limit) query.set('max-results', String(limit));
  if (start > 1) query.set('start-index', String(start));
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

const whole = (text: string | undefined, fallback: number): number =>
  text !== undefined && /^\d{1,6}$/.test(text) ? Math.max(1, Number(text)) : fallback;
