// `muster serve`: the site in this thread, the way in a second one, one database between them.

import { Worker } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Running, Serving, ServeWishes } from '../cli/house.js';
import type { Config } from '../config.js';
import { Fault } from '../domain/fault.js';
import { openSqliteStore } from '../store/sqlite/sqlite.js';
import type { Store } from '../store/store.js';
import { loadRegister } from '../outlets/outlets.js';
import { createWeb } from '../web/web.js';
import { playDemo, type DemoPlay } from './demo.js';
import { openLog } from './log.js';
import { dataFiles, lockData } from './data.js';
import type { WatchOrder } from './watch.js';
import type { World } from './world.js';

const firstRoundupPauseMs = 200;
const feedsFolder = fileURLToPath(new URL('../../feeds', import.meta.url));

export async function serve(config: Config, wishes: ServeWishes, world: World): Promise<Serving> {
  const files = await dataFiles(config.dataFolder);
  const lock = await lockData(files);
  const feeds = await feedCount(files.main, world);
  const demo =
    wishes.demo || feeds === 0 ? await playDemo(config, files.demo, wishes, world) : undefined;
  const order = demo?.order ?? { file: files.main, config };
  const site = await openSite(order, demo, world);
  const watching = watchInThread(order);
  return {
    url: site.url,
    feeds: demo?.feeds ?? feeds,
    isDemo: demo !== undefined,
    firstRoundup: firstRoundup(site.store),
    failed: watching.failed,
    stop: async () => {
      await site.close();
      await watching.stop();
      await demo?.close();
      await lock.release();
    },
  };
}

interface Site {
  readonly url: string;
  readonly store: Store;
  close(): Promise<void>;
}

async function openSite(
  { file, config }: WatchOrder,
  demo: DemoPlay | undefined,
  world: World,
): Promise<Site> {
  const store = await openSqliteStore({ file, ...world, readOnly: true });
  const log = openLog(config.logLevel);
  const banner = demo === undefined ? {} : { banner: demo.banner };
  const web = createWeb({ store, config, clock: world.clock, log, ...banner });
  const { url } = await web.listen().catch((cause: unknown) => {
    const place = `${config.host}, port ${config.port}`;
    throw new Fault('unavailable', `The site cannot listen on ${place}.`, cause);
  });
  const close = async (): Promise<void> => {
    await web.close();
    await store.close();
  };
  return { url, store, close };
}

/**
 * The way in a thread of its own, so that the site does not feel a burst, nor waits for what the
 * thread loads and remembers before it begins.
 */
function watchInThread(order: WatchOrder): Running {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`../watch-thread.${extension}`, import.meta.url), {
    workerData: order,
    ...(extension === 'ts' ? { execArgv: ['--import', 'tsx'] } : {}),
  });
  let isReady = false;
  worker.once('message', () => (isReady = true));
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  const failed = new Promise<Error>((resolve) => worker.once('error', resolve));
  return {
    failed,
    stop: async () => {
      // Breaking off its beginning loses nothing: all that counts is on the disk.
      if (isReady) worker.postMessage('stop');
      else await worker.terminate();
      await ended;
    },
  };
}

/** Brings the register's facts up to date on the way. */
async function feedCount(file: string, world: World): Promise<number> {
  const store = await openSqliteStore({ file, ...world });
  try {
    await store.transaction(async (tx) => {
      await tx.outlets.put(await loadRegister(feedsFolder));
      await tx.touchSite();
    });
    return (await store.feeds.list()).length;
  } finally {
    await store.close();
  }
}

async function firstRoundup(store: Store): Promise<number> {
  for (;;) {
    const count = await store.roundups.count({ state: 'published' }).catch(() => 0);
    if (count > 0) return count;
    await sleep(firstRoundupPauseMs, undefined, { ref: false });
  }
}
