// The door on a real store, fed one report at a time, for tests. Outlets and places are invented.

import type { Article } from '../domain/article.js';
import type { Placement } from '../domain/event.js';
import { openSqliteStore } from '../store/sqlite/sqlite.js';
import { createGrouper } from './group.js';

export interface Newsroom {
  /** Adds an article and lets the door place it; answers its id. */
  report(headline: string, more?: Partial<Article>): Promise<string>;
  eventOf(articleId: string): Promise<string | undefined>;
  placement(articleId: string): Promise<Placement | undefined>;
  close(): Promise<void>;
}

const start = Date.UTC(2031, 4, 4, 8);
const minuteMs = 60_000;
const outletIds = ['agencia', 'courier', 'faro', 'herald', 'post', 'pueblo'];

export async function openNewsroom(
  more: Partial<Parameters<typeof createGrouper>[0]> = {},
): Promise<Newsroom> {
  let ids = 0;
  let now = start;
  const clock = (): number => now;
  const newId = (): string => `id-${String(++ids).padStart(6, '0')}`;
  const store = await openSqliteStore({ file: ':memory:', clock, newId });
  for (const id of outletIds) await addOutlet(id);
  const grouper = createGrouper({ store, clock, newId, config: { groupWindowDays: 7 }, ...more });

  async function addOutlet(id: string): Promise<void> {
    const medium = id === 'agencia' ? 'agency' : 'newspaper';
    const said = { domains: [`${id}.example`], aliases: [], evidence: [], reviewed: false };
    await store.outlets.put([{ id, name: id, kind: 'private', medium, rank: 1, ...said }]);
    await store.feeds.add({
      id,
      url: `https://${id}.example/feed`,
      outletId: id,
      title: id,
      labels: [],
      fetchPages: false,
      state: 'active',
      addedAt: start,
      dueAt: start,
      intervalMs: minuteMs,
      failures: 0,
    });
  }

  return {
    async report(headline, parts = {}) {
      now += minuteMs;
      const id = newId();
      const outletId = parts.outletId ?? 'courier';
      await store.articles.add(
        {
          id,
          feedId: outletId,
          outletId,
          url: `https://${outletId}.example/${id}`,
          headline,
          summary: '',
          text: '',
          language: 'en',
          form: 'report',
          labels: [],
          publishedAt: now,
          seenAt: now,
          version: 1,
          ...parts,
        },
        [],
      );
      await grouper.handle({
        id: newId(),
        subject: 'articles.read',
        bornAt: now,
        attempt: 1,
        body: { articleIds: [id] },
        settle: (write) => store.transaction(write),
        postpone: () => Promise.resolve(false),
      });
      return id;
    },
    eventOf: async (articleId) => (await store.articles.find(articleId))?.eventId,
    placement: (articleId) => store.events.placement(articleId),
    close: () => store.close(),
  };
}
