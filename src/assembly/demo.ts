// The demo newsroom as the site's world: its outlets and feeds, its own database, its settings.

import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { hourMs, dayMs } from '../domain/time.js';
import { subscribe } from '../outlets/outlets.js';
import type { ServeWishes } from '../house.js';
import type { Config } from '../config.js';
import { startDemoNewsroom, type RunningDemo } from '../demo/demo.js';
import { openSqliteStore } from '../store/sqlite/sqlite.js';
import type { Store } from '../store/store.js';
import { stepsOf } from './catch-up.js';
import { demoNote } from './demo-note.js';
import { openPlayClock } from './play-clock.js';
import { stateFileOf } from './state-file.js';
import type { WatchOrder } from './watch.js';
import type { World } from './world.js';

export interface DemoPlay {
  readonly order: WatchOrder;
  /** Said on every page. */
  readonly banner: string;
  readonly feeds: number;
  close(): Promise<void>;
}

const banner = 'Demo newsroom: every outlet, place and event on these pages is invented.';
const demoFolder = fileURLToPath(new URL('../../demo', import.meta.url));
/** A newsroom that began longer ago than this has nothing new to say: it begins anew. */
const ageMsMax = 7 * dayMs;
/** Its reports trickle in by the half minute, so its feeds are asked more often than real ones. */
const demoSettings = {
  pollMinutesMin: 0.2,
  pollMinutesMax: 0.5,
  hostSpacingMs: 0,
  publishUnattended: true,
} satisfies Partial<Config>;
/** The past is played in steps of this length. */
const stepMs = 3 * hourMs;

export async function playDemo(
  config: Config,
  file: string,
  { fresh, reportEverySeconds }: ServeWishes,
  world: World,
): Promise<DemoPlay> {
  if (fresh || (await isStale(file, world))) await forget(file);
  const store = await openSqliteStore({ file, ...world });
  try {
    const startAt = numberIn(await store.notes.read(demoNote));
    const port = numberIn(await store.notes.read('demo.port'));
    const clock = openPlayClock(world.clock);
    const newsroom = await startDemoNewsroom({
      clock: clock.now,
      folder: demoFolder,
      reportEveryMs: reportEverySeconds * 1000,
      ...(startAt === undefined ? {} : { startAt }),
      ...(port === undefined ? {} : { port }),
    });
    await settleIn(store, newsroom, port, world);
    const { allowHosts, past } = newsroom;
    return {
      order: {
        file,
        config: { ...config, ...demoSettings, allowHosts },
        past: { memory: clock.memory, moments: stepsOf(past, stepMs) },
      },
      banner,
      feeds: newsroom.feeds.length,
      close: () => newsroom.close(),
    };
  } finally {
    await store.close();
  }
}

/** Remembers when and where the newsroom began, and subscribes to its feeds. */
async function settleIn(
  store: Store,
  newsroom: RunningDemo,
  portBefore: number | undefined,
  { newId }: World,
): Promise<void> {
  await store.notes.write(demoNote, String(newsroom.startAt));
  await store.notes.write('demo.port', String(newsroom.port));
  await store.outlets.put(newsroom.outlets);
  if (portBefore !== undefined && portBefore !== newsroom.port) {
    await moveFeeds(store, portBefore, newsroom.port);
  }
  // Due since before the first report, so that the past can be played.
  const parts = { clock: () => newsroom.past[0] ?? newsroom.startAt, newId };
  for (const feed of newsroom.feeds) await subscribe(store, feed, parts);
}

/** Its old port was taken: the feeds are the same at another address. */
async function moveFeeds(store: Store, from: number, to: number): Promise<void> {
  for (const feed of await store.feeds.list()) {
    const url = feed.url.replace(`:${from}/`, `:${to}/`);
    if (url !== feed.url) await store.feeds.change(feed.id, { url });
  }
}

async function isStale(file: string, world: World): Promise<boolean> {
  const store = await openSqliteStore({ file, ...world });
  try {
    const startAt = numberIn(await store.notes.read(demoNote));
    return startAt !== undefined && world.clock() - startAt > ageMsMax;
  } finally {
    await store.close();
  }
}

async function forget(file: string): Promise<void> {
  for (const part of ['', '-wal', '-shm']) await rm(`${file}${part}`, { force: true });
  await rm(stateFileOf(file), { force: true });
}

function numberIn(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
