// Puts the stages together on one store: what runs behind the site, and in a replay.

import type { Bus } from '../bus/bus.js';
import { createInProcessBus } from '../bus/in-process.js';
import type { Running } from '../house.js';
import type { Config } from '../config.js';
import { asFault, type FaultCode } from '../domain/fault.js';
import type { Log } from '../domain/log.js';
import { dayMs } from '../domain/time.js';
import { createDrafter } from '../draft/draft.js';
import { createFetcher, type Fetcher } from '../fetch/fetch.js';
import { createGrouper, wrongInKnowledge, type StateFile } from '../group/group.js';
import type { WeighedMeaning } from '../meaning/meaning.js';
import type { Net } from '../net/net.js';
import { layPipeline, type Stages } from '../pipeline.js';
import { createPublisher } from '../publish/publish.js';
import { createReader } from '../read/read.js';
import type { Store } from '../store/store.js';
import { createHttpNet } from '../net/http/http.js';
import { openSqliteStore } from '../store/sqlite/sqlite.js';
import { catchUp, type Past } from './catch-up.js';
import { openMeaning } from './meaning.js';
import { openLog } from './log.js';
import { outageWords } from './outage-words.js';
import { openPlayClock } from './play-clock.js';
import { createPruning } from './prune.js';
import { openStateFile, stateFileOf } from './state-file.js';
import { productVersion } from '../version.js';
import type { World } from './world.js';

export interface Parts extends World {
  readonly store: Store;
  readonly net: Net;
  readonly config: Config;
  readonly log: Log;
  /** Says what texts mean, when the operator chose a model. */
  readonly meaning?: WeighedMeaning | undefined;
  /** Where the grouping state is kept between runs; without it every start reads the window. */
  readonly kept?: { readonly file: StateFile; readonly release: string };
}

export interface Workshop {
  readonly bus: Bus;
  readonly fetcher: Fetcher;
  /** Warms the grouper and lets messages travel. */
  start(): Promise<void>;
  /** Waits until no message is due, and hindsight has nothing left to do. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** `alter`: for tests, which put a stage of their own in the place of one. */
export function assembleWorkshop(
  parts: Parts,
  alter: (stages: Stages) => Stages = (stages) => stages,
): Workshop {
  const { store, config } = parts;
  const bus = createInProcessBus(parts);
  const fetcher = createFetcher({ ...parts, nudge: () => bus.nudge() });
  const reader = createReader(parts);
  const grouper = createGrouper(parts);
  const stages: Stages = {
    fetch: fetcher,
    read: reader,
    group: grouper,
    draft: createDrafter(parts),
    publish: createPublisher(parts),
  };
  layPipeline(bus, alter(stages));
  const keepMs = config.keepDocumentsDays * dayMs;
  const pruning = createPruning({ ...parts, documents: store.documents, keepMs });
  return {
    bus,
    fetcher,
    start: async () => {
      await grouper.warm();
      await pruning.start();
      bus.start();
    },
    settle: async () => {
      await bus.idle();
      await grouper.finishHindsight();
      await bus.idle();
    },
    stop: async () => {
      await pruning.stop();
      // The bus first, lest it takes what the fetcher breaks off for failures.
      const quiet = bus.stop();
      await fetcher.stop();
      await quiet;
      await reader.close();
      await grouper.rest();
    },
  };
}

/** What a thread or process needs to know to watch; plain data, so that it can be handed over. */
export interface WatchOrder {
  readonly file: string;
  readonly config: Config;
  /** The demo's days before its start, played before its feeds are followed. */
  readonly past?: Past;
}

/** What the second thread tells the first: that it runs, or the fault it cannot go on with. */
export type ThreadSays =
  | 'ready'
  | 'caught up'
  | { readonly code: FaultCode; readonly message: string; readonly because: Error | undefined };

export interface Watching extends Running {
  /** Resolves when the demo's past has been played; never without one. */
  readonly caughtUp: Promise<void>;
}

/** Opens everything the way needs and starts it. */
export async function watchData(order: WatchOrder, world: World): Promise<Watching> {
  const { file, config, past } = order;
  const log = openLog(config.logLevel);
  const play = openPlayClock(world.clock, past?.memory);
  const onWrite = outageWords({ ...world, file, tell: (sentence) => console.error(sentence) });
  const meaning = await openMeaning({ config, clock: world.clock, log });
  const store = await openSqliteStore({ ...world, file, clock: play.now, onWrite });
  const net = createHttpNet({ config });
  const kept = { file: openStateFile(stateFileOf(file)), release: productVersion() };
  const parts = { ...world, store, net, clock: play.now, config, log, kept, meaning };
  for (const sentence of wrongInKnowledge()) console.error(`muster: ${sentence}`);
  const workshop = assembleWorkshop(parts);
  try {
    await workshop.start();
  } catch (thrown) {
    await net.close();
    await meaning?.by.close();
    await store.close();
    throw thrown;
  }
  let stopped = false;
  const moments = past?.moments ?? [];
  const following = (async () => {
    await catchUp(moments, { ...workshop, store, clock: play }, () => stopped);
    if (!stopped) workshop.fetcher.start();
  })();
  const caughtUp = new Promise<void>((resolve) => {
    // Told to stop, it has not caught up: it broke off.
    const tell = (): void => (stopped ? undefined : resolve());
    if (moments.length > 0) void following.then(tell, () => undefined);
  });
  const failed = new Promise<Error>((resolve) => {
    // Once it is told to stop, what it was doing is broken off, and that is no failure.
    following.catch((thrown: unknown) => {
      if (!stopped) resolve(asFault(thrown, 'watching the feeds'));
    });
  });
  return {
    failed,
    caughtUp,
    stop: async () => {
      stopped = true;
      await workshop.stop();
      await following.catch(() => undefined);
      await net.close();
      await meaning?.by.close();
      await store.close();
    },
  };
}
