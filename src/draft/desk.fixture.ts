// The drafter on a real store, for the tests of its door: an event is reported, changes, and has a
// roundup, which may be published.

import { handDelivery } from '../bus/delivery.fixture.js';
import { readConfig } from '../config.js';
import type { Article } from '../domain/article.js';
import type { Feed } from '../domain/feed.js';
import type { Roundup } from '../domain/roundup.js';
import { minuteMs } from '../domain/time.js';
import { openSqliteStore } from '../store/sqlite/sqlite.js';
import type { Store } from '../store/store.js';
import { createDrafter } from './draft.js';
import { eventOf, morning, outlets } from './newsroom.fixture.js';

export const config = readConfig({});

export interface Desk {
  readonly store: Store;
  /** What the clock says; tests move it. */
  now: number;
  /** Adds the articles and makes the event what they make it. */
  report(eventId: string, articles: readonly Article[]): Promise<void>;
  /** Puts known articles into another event. */
  moveTo(eventId: string, articles: readonly Article[]): Promise<void>;
  /** Delivers the message as the bus would, and answers what it set in motion. */
  changed(...eventIds: string[]): Promise<readonly string[]>;
  roundupOf(eventId: string): Promise<Roundup>;
  publish(eventId: string, path?: string): Promise<Roundup>;
}

export async function openDesk(): Promise<Desk> {
  let ids = 0;
  const newId = (): string => `id-${String(++ids).padStart(4, '0')}`;
  const clock = (): number => desk.now;
  const store = await openSqliteStore({ file: ':memory:', clock: () => morning, newId });
  await store.outlets.put(outlets);
  for (const { id } of outlets) await store.feeds.add(feedOf(id));
  const drafter = createDrafter({ clock, newId, config });

  async function count(eventId: string): Promise<void> {
    if ((await store.events.find(eventId)) === undefined) {
      await store.events.add(eventOf([], eventId));
    }
    await store.events.change(eventId, eventOf(await store.articles.ofEvent(eventId), eventId));
  }

  const desk: Desk = {
    store,
    now: morning,
    async report(eventId, articles) {
      await count(eventId);
      for (const one of articles) {
        if ((await store.articles.find(one.id)) === undefined) {
          await store.articles.add({ ...one, eventId }, []);
        }
      }
      await count(eventId);
    },
    async moveTo(eventId, articles) {
      await count(eventId);
      for (const { id } of articles) await store.articles.change(id, { eventId });
      await count(eventId);
    },
    async changed(...eventIds) {
      const { now } = desk;
      const before = await store.outbox.due('test', 'roundups.drafted', now, 100);
      await drafter.handle(handDelivery('events.changed', { eventIds }, { store, now }));
      const after = await store.outbox.due('test', 'roundups.drafted', now, 100);
      return after.slice(before.length).flatMap(({ message }) => {
        return 'roundupIds' in message.body ? message.body.roundupIds : [];
      });
    },
    async roundupOf(eventId) {
      const roundup = await store.roundups.findByEvent(eventId);
      if (roundup === undefined) throw new Error(`no roundup of ${eventId}`);
      return roundup;
    },
    async publish(eventId, path = '/2031/05/velian-army-retakes-arva.html') {
      const roundup = await desk.roundupOf(eventId);
      const page: Roundup = { ...roundup, state: 'published', publishedAt: desk.now, path };
      await store.roundups.put(page);
      return desk.roundupOf(eventId);
    },
  };
  return desk;
}

function feedOf(outletId: string): Feed {
  return {
    id: `feed-${outletId}`,
    url: `https://${outletId}.example/feed`,
    outletId,
    title: outletId,
    labels: [],
    fetchPages: false,
    state: 'active',
    addedAt: morning,
    dueAt: morning,
    intervalMs: minuteMs,
    failures: 0,
  };
}
