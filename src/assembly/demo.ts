// Runs the demo newsroom: its outlets and feeds, its own database, its settings.

import { fileURLToPath } from 'node:url';
import { present } from '../domain/present.js';
import { hourMs, dayMs } from '../domain/time.js';
import { subscribe } from '../outlets/outlets.js';
import type { DatabasePlace, ServeOptions } from '../app.js';
import type { Config } from '../config.js';
import { startDemoNewsroom, type RunningDemo } from '../demo/demo.js';
import type { Store } from '../store/store.js';
import { stepsOf } from './catch-up.js';
import { demoNote } from './data.js';
import { openDatabase, removeDatabase } from './database.js';
import { openPlayClock } from './play-clock.js';
import type { WatchOptions } from './watch.js';
import type { Environment } from './environment.js';

export interface DemoPlay {
  readonly watch: WatchOptions;
  /** Shown on every page. */
  readonly banner: string;
  readonly feeds: number;
  close(): Promise<void>;
}

const banner = 'Demo newsroom: every outlet, place and event on these pages is invented.';
const demoFolder = fileURLToPath(new URL('../../demo', import.meta.url));
/** A newsroom that is older than this has nothing new to publish: it starts from the beginning. */
const ageMsMax = 7 * dayMs;
/** It publishes every half minute, so its feeds are polled more often than real ones. */
const demoSettings = {
  pollMinutesMin: 0.2,
  pollMinutesMax: 0.5,
  hostSpacingMs: 0,
  publishUnattended: true,
} satisfies Partial<Config>;
/** The past is played in steps of this length. */
const stepMs = 3 * hourMs;

/** Starts the newsroom's server and subscribes to its feeds. The caller watches them. */
export async function playDemo(
  config: Config,
  database: DatabasePlace,
  { fresh, reportEverySeconds }: ServeOptions,
  environment: Environment,
): Promise<DemoPlay> {
  if (fresh || (await isStale(database, environment))) await removeDatabase(database);
  const store = await openDatabase(database, environment);
  try {
    const startAt = numberIn(await store.notes.read(demoNote));
    const port = numberIn(await store.notes.read('demo.port'));
    const clock = openPlayClock(environment.clock);
    const newsroom = await startDemoNewsroom({
      clock: clock.now,
      folder: demoFolder,
      reportEveryMs: reportEverySeconds * 1000,
      ...present({ startAt, port }),
    });
    await registerNewsroom(store, newsroom, port, environment);
    const { allowHosts, past } = newsroom;
    return {
      watch: {
        database,
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

/** Saves when and where the newsroom began, and subscribes to its feeds. */
async function registerNewsroom(
  store: Store,
  newsroom: RunningDemo,
  portBefore: number | undefined,
  { newId }: Environment,
): Promise<void> {
  await store.notes.write(demoNote, String(newsroom.startAt));
  await store.notes.write('demo.port', String(newsroom.port));
  await store.outlets.put(newsroom.outlets);
  if (portBefore !== undefined && portBefore !== newsroom.port) {
    await moveFeeds(store, portBefore, newsroom.port);
  }
  // The feeds are due before the first report, so that the past can be played.
  const deps = { clock: () => newsroom.past[0] ?? newsroom.startAt, newId };
  for (const feed of newsroom.feeds) await subscribe(store, feed, deps);
}

/** For a newsroom whose old port was taken: its feeds are the same at another address. */
async function moveFeeds(store: Store, from: number, to: number): Promise<void> {
  for (const feed of await store.feeds.list()) {
    const url = feed.url.replace(`:${from}/`, `:${to}/`);
    if (url !== feed.url) await store.feeds.change(feed.id, { url });
  }
}

async function isStale(database: DatabasePlace, environment: Environment): Promise<boolean> {
  const store = await openDatabase(database, environment);
  try {
    const startAt = numberIn(await store.notes.read(demoNote));
    return startAt !== undefined && environment.clock() - startAt > ageMsMax;
  } finally {
    await store.close();
  }
}

function numberIn(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
