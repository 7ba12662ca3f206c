// Invented things to put into a store. Each takes what matters to the test and fills in the rest.

import type { Article, ArticleVersion } from '../../domain/article.js';
import type { Event, Placement } from '../../domain/event.js';
import type { Feed } from '../../domain/feed.js';
import type { Outlet } from '../../domain/outlet.js';
import type { Line, Roundup } from '../../domain/roundup.js';
import type { Sourced } from '../../domain/sourced.js';
import { hourMs } from '../../domain/time.js';

export const noon = Date.UTC(2031, 4, 6, 12);

export const typed = (text: string): Sourced => ({
  text,
  from: { kind: 'typed', by: 'editor', at: noon },
});

export const outlet = (id: string, more: Partial<Outlet> = {}): Outlet => ({
  id,
  name: id.toUpperCase(),
  kind: 'unreviewed',
  medium: 'site',
  domains: [`${id}.example`],
  aliases: [],
  rank: 10,
  evidence: [],
  reviewed: false,
  ...more,
});

export const feed = (id: string, more: Partial<Feed> = {}): Feed => ({
  id,
  url: `https://${id}.example/feed`,
  outletId: 'courier',
  title: `Feed ${id}`,
  labels: [],
  fetchPages: false,
  state: 'active',
  addedAt: noon,
  dueAt: noon,
  intervalMs: hourMs,
  failures: 0,
  ...more,
});

export const article = (id: string, more: Partial<Article> = {}): Article => ({
  id,
  feedId: 'feed',
  outletId: 'courier',
  url: `https://courier.example/${id}`,
  headline: `Headline of ${id}`,
  summary: '',
  text: '',
  form: 'report',
  labels: [],
  seenAt: noon,
  version: 1,
  ...more,
});

export const version = (
  articleId: string,
  number: number,
  more: Partial<ArticleVersion> = {},
): ArticleVersion => ({
  articleId,
  version: number,
  seenAt: noon + number,
  headline: `Headline ${number}`,
  summary: `Summary ${number}`,
  text: `Text ${number}`,
  ...more,
});

export const event = (id: string, more: Partial<Event> = {}): Event => ({
  id,
  createdAt: noon,
  changedAt: noon,
  firstAt: noon,
  lastAt: noon,
  articles: 1,
  outlets: 1,
  origins: 1,
  ...more,
});

export const placement = (
  articleId: string,
  eventId: string,
  more: Partial<Placement> = {},
): Placement => ({
  articleId,
  eventId,
  placedAt: noon,
  score: 0.5,
  reasons: [{ cause: { kind: 'shared', terms: ['Ostrava Heights'] }, weight: 0.5 }],
  pinned: false,
  ...more,
});

export const line = (articleId: string, outletId: string, headline: string): Line => ({
  articleId,
  headline: typed(headline),
  outletId,
  agencyIds: [],
  url: `https://${outletId}.example/${articleId}`,
  form: 'report',
  at: noon,
  originId: articleId,
  folded: false,
});

export const draft = (id: string, more: Partial<Roundup> = {}): Roundup => ({
  id,
  state: 'draft',
  title: typed(`Title of ${id}`),
  lines: [],
  labels: [],
  notices: [],
  reports: 0,
  origins: 0,
  draftedAt: noon,
  changedAt: noon,
  touched: [],
  ...more,
});

export const published = (id: string, at: number, more: Partial<Roundup> = {}): Roundup =>
  draft(id, { state: 'published', publishedAt: at, path: `/2031/05/${id}.html`, ...more });
