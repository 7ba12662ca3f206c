// `muster serve`: the site runs in this thread and the pipeline in a second one, on one database.

import { Worker } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabasePlace, Serving, ServeOptions } from '../app.js';
import type { Config } from '../config.js';
import { Fault } from '../domain/fault.js';
import type { Store } from '../store/store.js';
import { loadRegister } from '../outlets/outlets.js';
import { createWeb } from '../web/web.js';
import { playDemo, type DemoPlay } from './demo.js';
import { watchDataFile } from './data-watchdog.js';
import { openDesk } from './desk.js';
import { openLog } from './log.js';
import { prepareData, lockData } from './data.js';
import { openDatabase } from './database.js';
import type { ThreadMessage, Watching, WatchOptions } from './watch.js';
import type { Environment } from './environment.js';

const firstRoundupPauseMs = 200;
const feedsFolder = fileURLToPath(new URL('../../feeds', import.meta.url));

export async function serve(
  config: Config,
  options: ServeOptions,
  environment: Environment,
): Promise<Serving> {
  const files = await prepareData(config);
  const lock = await lockData(files);
  /** Closed in reverse order. */
  const open: (() => Promise<void>)[] = [() => lock.release()];
  const stop = async (): Promise<void> => {
    for (const close of open.splice(0).reverse()) await close();
  };
  try {
    const feeds = await feedCount(files.main, environment);
    const isDemo = options.demo || feeds === 0;
    const demo = isDemo ? await playDemo(config, files.demo, options, environment) : undefined;
    if (demo !== undefined) open.push(() => demo.close());
    const watch = demo?.watch ?? { database: files.main, config };
    const site = await openSite(watch, demo, environment);
    const watching = watchInThread(watch);
    open.push(() => watching.stop());
    open.push(() => site.close());
    const watchdog = watchDataFile(watch.database);
    open.push(async () => watchdog.stop());
    const { url, ownerLink, store } = site;
    const published = () => store.roundups.count({ state: 'published' }).catch(() => 0);
    return {
      url,
      ...(ownerLink === undefined ? {} : { ownerLink }),
      data: files,
      feeds: demo?.feeds ?? feeds,
      isDemo,
      drafts: await store.roundups.count({ state: 'draft' }),
      firstRoundup: firstRoundup(store),
      caughtUp: watching.caughtUp.then(published),
      failed: Promise.race([watching.failed.then(watchdog.causeOf), watchdog.failed, lock.lost]),
      stop,
    };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}

interface Site {
  readonly url: string;
  /** The one-time link that makes the owner of the desk; undefined when there is an owner. */
  readonly ownerLink: string | undefined;
  readonly store: Store;
  close(): Promise<void>;
}

async function openSite(
  { database, config }: WatchOptions,
  demo: DemoPlay | undefined,
  environment: Environment,
): Promise<Site> {
  const store = await openDatabase(database, { ...environment, readOnly: true });
  const deskStore = await openDatabase(database, environment);
  const log = openLog(config.logLevel);
  const banner = demo === undefined ? {} : { banner: demo.banner };
  const desk = openDesk(deskStore, config, environment, demo !== undefined);
  const { faces } = desk;
  const web = createWeb({ store, config, clock: environment.clock, log, faces, ...banner });
  const { url } = await web.listen().catch(async (cause: unknown) => {
    await deskStore.close();
    await store.close();
    throw new Fault('unavailable', cannotListen(config, cause), cause);
  });
  const close = async (): Promise<void> => {
    await web.close();
    await deskStore.close();
    await store.close();
  };
  const path = await desk.ownerPath();
  const ownerLink = path && `${deskAddress(url, config)}${path}`;
  return { url, ownerLink, store, close };
}

/** Where people open the desk. Passkeys work on localhost, and not on an address in numbers. */
function deskAddress(url: string, { siteUrl }: Config): string {
  if (siteUrl !== '') return siteUrl.replace(/\/+$/, '');
  const { protocol, hostname, port } = new URL(url);
  const isLoopback = hostname.startsWith('127.') || hostname === '[::1]';
  return isLoopback ? `${protocol}//localhost:${port}` : url;
}

function cannotListen({ host, port }: Config, cause: unknown): string {
  const why = `The site cannot listen on ${host}, port ${port}`;
  switch ((cause as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return `${why}: another program uses it. Stop that one, or set MUSTER_PORT to a free port.`;
    case 'EACCES':
      return `${why}: this user may not use it. Set MUSTER_PORT to a port above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${why}: it is no address of this machine. MUSTER_HOST=127.0.0.1 is one.`;
    default:
      return `${why}.`;
  }
}

/**
 * Runs the pipeline in a thread of its own: a burst does not slow the site, and the site opens
 * before the thread has loaded the grouping state.
 */
function watchInThread(options: WatchOptions): Watching {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`../watch-thread.${extension}`, import.meta.url), {
    workerData: options,
    ...(extension === 'ts' ? { execArgv: ['--import', 'tsx'] } : {}),
  });
  let isReady = false;
  let isStopping = false;
  let resolveCaughtUp = (): void => undefined;
  const caughtUp = new Promise<void>((resolve) => (resolveCaughtUp = resolve));
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const failed = new Promise<Error>((resolve) => {
    worker.on('message', (message: ThreadMessage) => {
      if (message === 'ready') isReady = true;
      else if (message === 'caught up') resolveCaughtUp();
      else resolve(new Fault(message.code, message.message, message.because));
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
      // A thread that is still starting can be terminated: everything it needs is on the disk.
      if (isReady) worker.postMessage('stop');
      else await worker.terminate();
      await ended;
    },
  };
}

const watchEnded = 'The thread that watches the feeds has ended.';

/** Also brings the outlets' facts up to date with the register. */
async function feedCount(database: DatabasePlace, environment: Environment): Promise<number> {
  const store = await openDatabase(database, environment);
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
