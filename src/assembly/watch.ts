// Puts the stages together on one store: what runs behind the site, and in a replay.

import type { Bus } from '../bus/bus.js';
import { createInProcessBus } from '../bus/in-process.js';
import type { Config } from '../config.js';
import type { Clock } from '../domain/clock.js';
import type { NewId } from '../domain/id.js';
import type { Log } from '../domain/log.js';
import { createDrafter } from '../draft/draft.js';
import { createFetcher, type Fetcher } from '../fetch/fetch.js';
import { createGrouper } from '../group/group.js';
import type { Net } from '../net/net.js';
import { layPipeline } from '../pipeline.js';
import { createPublisher } from '../publish/publish.js';
import { createReader } from '../read/read.js';
import type { Store } from '../store/store.js';
import { createHttpNet } from '../net/http/http.js';
import { openSqliteStore } from '../store/sqlite/sqlite.js';
import { catchUp, type Past } from './catch-up.js';
import { openLog } from './log.js';
import { openPlayClock } from './play-clock.js';
import { uuidv7 } from 'uuidv7';

export interface Parts {
  readonly store: Store;
  readonly net: Net;
  readonly clock: Clock;
  readonly config: Config;
  readonly newId: NewId;
  readonly random: () => number;
  readonly log: Log;
}

export interface Workshop {
  readonly bus: Bus;
  readonly fetcher: Fetcher;
  /** Warms the grouper and lets messages travel. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const dayMs = 24 * 60 * 60 * 1000;

export function assembleWorkshop(parts: Parts): Workshop {
  const { store, clock, config } = parts;
  const bus = createInProcessBus(parts);
  const fetcher = createFetcher({ ...parts, nudge: () => bus.nudge() });
  const reader = createReader(parts);
  const grouper = createGrouper(parts);
  layPipeline(bus, {
    fetch: fetcher,
    read: reader,
    group: grouper,
    draft: createDrafter(parts),
    publish: createPublisher(parts),
  });
  return {
    bus,
    fetcher,
    start: async () => {
      await store.documents.prune(clock() - config.keepDocumentsDays * dayMs);
      await grouper.warm();
      bus.start();
    },
    stop: async () => {
      await fetcher.stop();
      await bus.stop();
      await reader.close();
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

/** Opens everything the way needs and starts it. */
export async function watchData(order: WatchOrder): Promise<{ stop(): Promise<void> }> {
  const { file, config, past } = order;
  const log = openLog(config.logLevel);
  const clock = past === undefined ? Date.now : openPlayClock(past.memory).now;
  const store = await openSqliteStore({ file, clock, newId: uuidv7 });
  const net = createHttpNet({ config });
  const parts = { store, net, clock, config, newId: uuidv7, random: Math.random, log };
  const workshop = assembleWorkshop(parts);
  await workshop.start();
  let stopped = false;
  const following = follow(workshop, store, past, () => stopped);
  return {
    stop: async () => {
      stopped = true;
      await workshop.stop();
      await following;
      await net.close();
      await store.close();
    },
  };
}

async function follow(
  { bus, fetcher }: Workshop,
  store: Store,
  past: Past | undefined,
  isStopped: () => boolean,
): Promise<void> {
  if (past !== undefined) await catchUp(past, { store, bus, fetcher }, isStopped);
  if (!isStopped()) fetcher.start();
}
