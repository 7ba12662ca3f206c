// Two feeds of one outlet on a real store and bus, for the tests of the reader.

import { createInProcessBus } from '../bus/in-process.js';
import type { Article } from '../domain/article.js';
import type { Feed } from '../domain/feed.js';
import { feed } from '../store/contract/samples.fixture.js';
import type { Store } from '../store/store.js';
import { openSqliteStore } from '../store/sqlite/sqlite.js';
import { createReader } from './read.js';

export const noon = Date.UTC(2031, 4, 6, 12);
export interface Room {
  close(): Promise<void>;
  readonly store: Store;
  readonly read: string[];
  readonly wanted: string[];
  /** Hands a document in and waits until it is read. */
  feed(body: string, options?: { feedId?: string; at?: number }): Promise<void>;
  page(articleId: string, body: string, status?: number): Promise<void>;
  articles(): Promise<readonly Article[]>;
}

const quiet = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

export async function newsroom(more: Partial<Feed> = {}): Promise<Room> {
  let serial = 0;
  const newId = (): string => `id-${String((serial += 1)).padStart(6, '0')}`;
  const clock = (): number => noon;
  const store = await openSqliteStore({ file: ':memory:', clock, newId });
  await store.outlets.put([
    {
      id: 'courier',
      name: 'Courier',
      kind: 'unreviewed',
      medium: 'site',
      domains: ['courier.example'],
      aliases: [],
      rank: 1,
      evidence: [],
      reviewed: false,
    },
  ]);
  for (const id of ['main', 'second']) {
    const url = `https://courier.example/${id}.xml`;
    const title = 'courier.example';
    const times = { addedAt: noon, dueAt: noon };
    await store.feeds.add(feed(id, { url, title, labels: ['lakes'], ...times, ...more }));
  }
  const bus = createInProcessBus({ store, clock, log: quiet });
  const reader = createReader({ store, clock, newId });
  const read: string[] = [];
  const wanted: string[] = [];
  bus.subscribe({
    subject: 'feed.fetched',
    consumer: 'read',
    handle: reader.handleFeed,
    concurrency: 1,
  });
  bus.subscribe({
    subject: 'page.fetched',
    consumer: 'read',
    handle: reader.handlePage,
    concurrency: 1,
  });
  bus.subscribe({
    subject: 'articles.read',
    consumer: 'test',
    concurrency: 1,
    handle: async (delivery) => {
      await delivery.settle(async () => read.push(...delivery.body.articleIds));
    },
  });
  bus.subscribe({
    subject: 'page.wanted',
    consumer: 'test',
    concurrency: 1,
    handle: async (delivery) => {
      await delivery.settle(async () => wanted.push(delivery.body.articleId));
    },
  });
  bus.start();
  const close = async (): Promise<void> => {
    await bus.stop();
    await reader.close();
    await store.close();
  };
  const settle = async (): Promise<void> => {
    bus.nudge();
    await bus.idle();
  };
  return {
    close,
    store,
    read,
    wanted,
    feed: async (body, { feedId = 'main', at = noon } = {}) => {
      const id = newId();
      await store.documents.add({
        id,
        feedId,
        url: `https://courier.example/${feedId}.xml`,
        fetchedAt: at,
        status: 200,
        headers: {},
        body: Buffer.from(body),
      });
      await store.outbox.add('feed.fetched', { documentId: id });
      await settle();
    },
    page: async (articleId, body, status = 200) => {
      const id = newId();
      await store.documents.add({
        id,
        feedId: 'main',
        articleId,
        url: 'https://courier.example/a',
        fetchedAt: noon,
        status,
        headers: { 'content-type': 'text/html' },
        body: Buffer.from(body),
      });
      await store.outbox.add('page.fetched', { articleId, documentId: id });
      await settle();
    },
    articles: () => store.articles.stream({ seenAt: 0, id: '' }, 5_000),
  };
}

export interface Item {
  readonly title?: string;
  readonly guid?: string;
  readonly link?: string;
  readonly date?: string;
  readonly text?: string;
  readonly author?: string;
}

const item = ({ title, guid, link, date, author, text = '' }: Item): string =>
  [
    '<item>',
    title === undefined ? '' : `<title>${title}</title>`,
    guid === undefined ? '' : `<guid isPermaLink="false">${guid}</guid>`,
    link === undefined ? '' : `<link>${link}</link>`,
    date === undefined ? '' : `<pubDate>${date}</pubDate>`,
    author === undefined ? '' : `<author>${author}</author>`,
    `<description>${text}</description></item>`,
  ].join('');
export const rss = (...items: Item[]): string =>
  `<rss version="2.0"><channel><title>The Courier</title><link>https://courier.example/</link>${items.map(item).join('')}</channel></rss>`;
