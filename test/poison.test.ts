// Something that makes a stage throw is tried three times, then lies aside with its reason; what
// came with it goes its way, and a restart does not take it up again.

import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterAll, expect, test } from 'vitest';
import { assemblePipeline, type Pipeline } from '../src/assembly/assemble-pipeline.js';
import { subscribe } from '../src/outlets/outlets.js';
import { readConfig } from '../src/config.js';
import type { Handler } from '../src/bus/bus.js';
import type { Subject } from '../src/domain/message.js';
import { minuteMs } from '../src/domain/time.js';
import type { Net } from '../src/net/net.js';
import type { Stages } from '../src/pipeline.js';
import { openSqliteStore } from '../src/store/sqlite/sqlite.js';
import type { Store } from '../src/store/store.js';
import { runProduct } from './product.fixture.js';

const folder = mkdtempSync(path.join(tmpdir(), 'muster-poison-'));
const triesMax = 3;
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
const config = {
  ...readConfig({}),
  publishUnattended: true,
  draftOriginsMin: 1,
  publishOriginsMin: 1,
  threads: 1,
};
const net: Net = {
  get: ({ url }) => Promise.resolve({ kind: 'unreachable', reason: 'Not asked.', url }),
  close: () => Promise.resolve(),
};

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is told apart by its headline, so that each makes an event of its own. */
const poison = 'Reservoir at Orrin overflows into the vineyards of Selm';
const sound = ['Ferry pilots of Quernby end a strike of nine days', 'Museum buys a stolen clock'];
const later = 'Snail named after the mayor of Tarvin';

interface Life {
  readonly store: Store;
  readonly pipeline: Pipeline;
  /** Lets everything that is due run, three retries long. */
  run(): Promise<void>;
  hand(...headlines: string[]): Promise<void>;
  end(): Promise<void>;
}

type Alter = (stages: Stages, store: Store) => Stages;

async function live(name: string, alter: Alter): Promise<Life> {
  await mkdir(path.join(folder, name), { recursive: true });
  let now = Date.UTC(2031, 4, 6, 12) + started++ * 3_600_000;
  const clock = (): number => now;
  const file = path.join(folder, name, 'muster.sqlite');
  const store = await openSqliteStore({ file, clock, newId: uuidv7 });
  const parts = { store, net, clock, config, newId: uuidv7, random: () => 0, log };
  const pipeline = assemblePipeline(parts, (stages) => alter(stages, store));
  const wanted = { url: 'http://courier.example/feed', fetchPages: false, title: 'Courier' };
  const { feed } = await subscribe(store, wanted, parts);
  await pipeline.start();
  const { bus } = pipeline;
  return {
    store,
    pipeline,
    run: async () => {
      for (let round = 0; round < 2 * triesMax; round += 1) {
        bus.nudge();
        await bus.idle();
        now += minuteMs;
      }
    },
    hand: async (...headlines) => {
      const body = Buffer.from(rss(headlines));
      const id = uuidv7();
      const shared = { id, feedId: feed.id, url: feed.url, fetchedAt: now };
      await store.documents.add({ ...shared, status: 200, headers: {}, body });
      await store.outbox.add('feed.fetched', { documentId: id });
    },
    end: async () => {
      await pipeline.stop();
      await store.close();
    },
  };
}

let started = 0;

function rss(headlines: readonly string[]): string {
  const entries = headlines.map((title, at) => {
    const link = `http://courier.example/${encodeURIComponent(title)}`;
    const text = `${title}, the harbour office said on Tuesday. `.repeat(4 + at);
    const body = `<description>${text}</description>`;
    return `<item><title>${title}</title><link>${link}</link>${body}</item>`;
  });
  return `<rss version="2.0"><channel><title>Courier</title>${entries.join('')}</channel></rss>`;
}

const fault = 'The scale broke under it.';

/** Throws where `isBad` says so; counts. */
function throwing<S extends Subject>(
  handle: Handler<S>,
  isBad: (body: Parameters<Handler<S>>[0]['body']) => Promise<boolean>,
  tries: string[],
): Handler<S> {
  return async (delivery) => {
    if (await isBad(delivery.body)) {
      tries.push(delivery.id);
      throw new Error(fault);
    }
    await handle(delivery);
  };
}

async function headlinesOf(
  store: Store,
  articleIds: readonly string[],
): Promise<readonly string[]> {
  return (await store.articles.findMany(articleIds)).map(({ headline }) => headline);
}

async function eventHas(store: Store, eventIds: readonly string[]): Promise<boolean> {
  for (const id of eventIds) {
    const articles = await store.articles.ofEvent(id);
    if (articles.some(({ headline }) => headline === poison)) return true;
  }
  return false;
}

const stages: readonly (readonly [string, (tries: string[]) => Alter])[] = [
  [
    'group',
    (tries) => (all, store) => ({
      ...all,
      group: {
        handle: throwing(
          all.group.handle,
          async ({ articleIds }) => (await headlinesOf(store, articleIds)).includes(poison),
          tries,
        ),
      },
    }),
  ],
  [
    'draft',
    (tries) => (all, store) => ({
      ...all,
      draft: {
        handle: throwing(all.draft.handle, ({ eventIds }) => eventHas(store, eventIds), tries),
      },
    }),
  ],
  [
    'publish',
    (tries) => (all, store) => ({
      ...all,
      publish: {
        handle: throwing(
          all.publish.handle,
          async ({ roundupIds }) => {
            const found = await Promise.all(roundupIds.map((id) => store.roundups.find(id)));
            const eventIds = found.flatMap((roundup) => roundup?.eventId ?? []);
            return eventHas(store, eventIds);
          },
          tries,
        ),
      },
    }),
  ],
];

test.each(stages)(
  'an article that %s cannot handle lies aside alone',
  async (name, alter) => {
    const tries: string[] = [];
    const first = await live(name, alter(tries));
    await first.hand(sound[0] ?? '', poison, sound[1] ?? '');
    await first.run();
    const dead = await first.pipeline.bus.deadLetters(10);
    expect(dead).toMatchObject([{ consumer: name, attempts: triesMax, reason: fault }]);
    expect(tries.filter((id) => id === dead[0]?.message.id)).toHaveLength(triesMax);
    expect(await publishedOf(first.store)).toEqual([...sound].sort());
    await first.end();

    const triedBefore = tries.length;
    const second = await live(name, alter(tries));
    await second.hand(later);
    await second.run();
    expect(tries).toHaveLength(triedBefore);
    expect(await second.pipeline.bus.deadLetters(10)).toHaveLength(1);
    expect(await publishedOf(second.store)).toEqual([...sound, later].sort());
    await second.end();

    const doctor = runProduct(path.join(folder, name), ['doctor']);
    expect(doctor.status).toBe(1);
    expect(doctor.stdout).toContain(`→ ${name}: ${fault}`);
    expect(doctor.stdout).toContain('--replay-dead');
  },
  60_000,
);

test('a document that read cannot handle lies aside, and comes when it is put back', async () => {
  const tries: string[] = [];
  let isMended = false;
  const alter: Alter = (all, store) => ({
    ...all,
    read: {
      ...all.read,
      handleFeed: throwing(
        all.read.handleFeed,
        async ({ documentId }) => {
          const body = (await store.documents.find(documentId))?.body ?? new Uint8Array();
          return !isMended && Buffer.from(body).includes(poison);
        },
        tries,
      ),
    },
  });
  const life = await live('read', alter);
  await life.hand(poison);
  await life.hand(...sound);
  await life.run();
  expect(tries).toHaveLength(triesMax);
  expect(await life.pipeline.bus.deadLetters(10)).toMatchObject([{ consumer: 'read' }]);
  expect(await publishedOf(life.store)).toEqual([...sound].sort());
  isMended = true;
  expect(await life.pipeline.bus.replayDead('all')).toBe(1);
  await life.run();
  expect(await life.pipeline.bus.deadLetters(10)).toEqual([]);
  expect(await publishedOf(life.store)).toEqual([...sound, poison].sort());
  await life.end();
});

/** Headlines of the reports that published roundups tell. */
async function publishedOf(store: Store): Promise<readonly string[]> {
  const roundups = await store.roundups.list({ state: 'published', limit: 100 });
  const headlines: string[] = [];
  for (const { eventId = '' } of roundups) {
    for (const { headline } of await store.articles.ofEvent(eventId)) headlines.push(headline);
  }
  return headlines.sort();
}

function quiet(): void {
  return undefined;
}
