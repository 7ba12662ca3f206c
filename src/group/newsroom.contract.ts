// The door on a real store, fed one report at a time, for tests. Outlets and places are invented.

import { handDelivery } from '../bus/delivery.fixture.js';
import type { Article } from '../domain/article.js';
import type { Placement } from '../domain/event.js';
import { minuteMs } from '../domain/time.js';
import { article, feed, outlet } from '../store/contract/samples.fixture.js';
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
    await store.outlets.put([outlet(id, { medium })]);
    await store.feeds.add(feed(id, { outletId: id }));
  }

  return {
    async report(headline, parts = {}) {
      now += minuteMs;
      const id = newId();
      const outletId = parts.outletId ?? 'courier';
      const said = { headline, language: 'en', publishedAt: now, seenAt: now };
      const placements = { feedId: outletId, outletId, url: `https://${outletId}.example/${id}` };
      await store.articles.add(article(id, { ...said, ...placements, ...parts }), []);
      const by = { store, now, id: newId() };
      await grouper.handle(handDelivery('articles.read', { articleIds: [id] }, by));
      return id;
    },
    eventOf: async (articleId) => (await store.articles.find(articleId))?.eventId,
    placement: (articleId) => store.events.placement(articleId),
    close: () => store.close(),
  };
}
