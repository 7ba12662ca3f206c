// `muster serve`: the site in this thread, the way in a second one, one database between them.

import { Worker } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Serving, ServeWishes } from '../house.js';
import type { Config } from '../config.js';
import { Fault } from '../domain/fault.js';
import { openSqliteStore } from '../store/sqlite/sqlite.js';
import type { Store } from '../store/store.js';
import { loadRegister } from '../outlets/outlets.js';
import { createWeb } from '../web/web.js';
import { playDemo, type DemoPlay } from './demo.js';
import { openLog } from './log.js';
import { dataFiles, lockData } from './data.js';
import type { ThreadSays, Watching, WatchOrder } from './watch.js';
import type { World } from './world.js';

const firstRoundupPauseMs = 200;
const feedsFolder = fileURLToPath(new URL('../../feeds', import.meta.url));

export async function serve(config: Config, wishes: ServeWishes, world: World): Promise<Serving> {
  const files = await dataFiles(config.dataFolder);
  const lock = await lockData(files);
  /** What is open, the first to be closed last. */
  const open: (() => Promise<void>)[] = [() => lock.release()];
  const stop = async (): Promise<void> => {
    for (const close of open.splice(0).reverse()) await close();
  };
  try {
    const feeds = await feedCount(files.main, world);
    const isDemo = wishes.demo || feeds === 0;
    const demo = isDemo ? await playDemo(config, files.demo, wishes, world) : undefined;
    if (demo !== undefined) open.push(() => demo.close());
    const order = demo?.order ?? { file: files.main, config };
    const site = await openSite(order, demo, world);
    const watching = watchInThread(order);
    open.push(() => watching.stop());
    open.push(() => site.close());
    const { url, store } = site;
    const published = () => store.roundups.count({ state: 'published' }).catch(() => 0);
    return {
      url,
      data: files,
      feeds: demo?.feeds ?? feeds,
      isDemo,
      drafts: await store.roundups.count({ state: 'draft' }),
      firstRoundup: firstRoundup(store),
      caughtUp: watching.caughtUp.then(published),
      failed: watching.failed,
      stop,
    };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
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
  const { url } = await web.listen().catch(async (cause: unknown) => {
    await store.close();
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
function watchInThread(order: WatchOrder): Watching {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`../watch-thread.${extension}`, import.meta.url), {
    workerData: order,
    ...(extension === 'ts' ? { execArgv: ['--import', 'tsx'] } : {}),
  });
  let isReady = false;
  let isStopping = false;
  let passed = (): void => undefined;
  const caughtUp = new Promise<void>((resolve) => (passed = resolve));
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const failed = new Promise<Error>((resolve) => {
    worker.on('message', (said: ThreadSays) => {
      if (said === 'ready') isReady = true;
      else if (said === 'caught up') passed();
      else resolve(new Fault(said.code, said.message, said.because));
    });
    worker.once('error', (cause) => resolve(new Fault('internal', watchEnded, cause)));
    worker.once('exit', () => {
      if (!isStopping) resolve(new Fault('internal', watchEnded));
    });
  });
  return {
    failed,
    caughtUp,
    stop: async () => {
      isStopping = true;
      // Breaking off its beginning loses nothing: all that counts is on the disk.
      if (isReady) worker.postMessage('stop');
      else await worker.terminate();
      await ended;
    },
  };
}

const watchEnded = 'The thread that watches the feeds has ended.';

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
