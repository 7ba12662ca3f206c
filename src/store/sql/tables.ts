// The tables, as kysely sees them, and how the domain's things lie in them.

import type { Generated } from 'kysely';
import type { Article, ArticleHead, ArticleVersion } from '../../domain/article.js';
import type { Document } from '../../domain/document.js';
import type { Event, Placement } from '../../domain/event.js';
import type { Feed } from '../../domain/feed.js';
import type { Outlet } from '../../domain/outlet.js';
import type { Roundup } from '../../domain/roundup.js';
import { shape, type Row } from './shape.js';

export interface Tables {
  outlet: Row<Outlet>;
  outletDomain: { domain: string; outletId: string; rank: number };
  feed: Row<Feed>;
  document: Row<Document>;
  /** `versionAt` is the current version's `seenAt`. */
  article: Row<Article> & { versionAt: number };
  articleKey: { outletId: string; kind: string; value: string; articleId: string };
  /** Versions that are current no more; the current one stands in `article`. */
  articleVersion: Row<ArticleVersion>;
  event: Row<Event>;
  placement: Row<Placement>;
  /** `number` joins the search index; `at` is the time the lists are ordered by. */
  roundup: Row<Roundup> & { number: Generated<number>; at: number };
  roundupLabel: { label: string; state: string; at: number; roundupId: string };
  /** How many published roundups bear the label. */
  labelCount: { label: string; count: number };
  note: { name: string; value: string };
  site: { one: number; revision: number };
}

export const outletShape = shape<Outlet>({
  id: 'plain',
  name: 'plain',
  kind: 'plain',
  medium: 'plain',
  country: 'plain',
  countryName: 'plain',
  owner: 'plain',
  family: 'plain',
  homepage: 'plain',
  domains: 'json',
  aliases: 'json',
  rank: 'plain',
  evidence: 'json',
  reviewed: 'flag',
});

export const feedShape = shape<Feed>({
  id: 'plain',
  url: 'plain',
  outletId: 'plain',
  title: 'plain',
  siteUrl: 'plain',
  language: 'plain',
  labels: 'json',
  fetchPages: 'flag',
  state: 'plain',
  addedAt: 'plain',
  dueAt: 'plain',
  intervalMs: 'plain',
  triedAt: 'plain',
  answeredAt: 'plain',
  freshAt: 'plain',
  validators: 'json',
  bodyHash: 'plain',
  hints: 'json',
  move: 'json',
  failures: 'plain',
  failingSince: 'plain',
  missingSince: 'plain',
  fault: 'plain',
  warnings: 'json',
});

export const documentShape = shape<Document>({
  id: 'plain',
  feedId: 'plain',
  articleId: 'plain',
  url: 'plain',
  fetchedAt: 'plain',
  readAt: 'plain',
  status: 'plain',
  headers: 'json',
  body: 'plain',
});

const headColumns = {
  id: 'plain',
  feedId: 'plain',
  outletId: 'plain',
  url: 'plain',
  headline: 'plain',
  language: 'plain',
  byline: 'plain',
  dateline: 'plain',
  credit: 'json',
  image: 'plain',
  form: 'plain',
  labels: 'json',
  publishedAt: 'plain',
  modifiedAt: 'plain',
  seenAt: 'plain',
  version: 'plain',
  withdrawnAt: 'plain',
  eventId: 'plain',
  originId: 'plain',
} as const;

export const headShape = shape<ArticleHead>(headColumns);

export const articleShape = shape<Article>({ ...headColumns, summary: 'plain', text: 'plain' });

export const eventShape = shape<Event>({
  id: 'plain',
  createdAt: 'plain',
  changedAt: 'plain',
  firstAt: 'plain',
  lastAt: 'plain',
  articles: 'plain',
  outlets: 'plain',
  origins: 'plain',
  mergedInto: 'plain',
});

export const placementShape = shape<Placement>({
  articleId: 'plain',
  eventId: 'plain',
  placedAt: 'plain',
  score: 'plain',
  reasons: 'json',
  runnerUp: 'json',
  nearest: 'plain',
  cameFrom: 'plain',
  parting: 'json',
  pinned: 'flag',
  unsure: 'plain',
});

export const roundupShape = shape<Roundup>({
  id: 'plain',
  eventId: 'plain',
  state: 'plain',
  title: 'json',
  lead: 'json',
  sectionHeading: 'json',
  lines: 'json',
  labels: 'json',
  notices: 'json',
  reports: 'plain',
  origins: 'plain',
  draftedAt: 'plain',
  changedAt: 'plain',
  publishedAt: 'plain',
  datedAt: 'plain',
  path: 'plain',
  continuedBy: 'plain',
  touched: 'json',
});
