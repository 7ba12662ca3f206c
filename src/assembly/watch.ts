// Puts the stages together on one store: what runs behind the site, and in a replay.

import type { Bus } from '../bus/bus.js';
import { createInProcessBus } from '../bus/in-process.js';
import type { Config } from '../config.js';
import type { Clock } from '../domain/clock.js';
import type { NewId } from '../domain/id.js';
import type { Log } from '../domain/log.js';
import { createDrafter } from '../draft/draft.js';
import { createFetcher } from '../fetch/fetch.js';
import { createGrouper } from '../group/group.js';
import type { Net } from '../net/net.js';
import { layPipeline } from '../pipeline.js';
import { createPublisher } from '../publish/publish.js';
import { createReader } from '../read/read.js';
import type { Store } from '../store/store.js';
import { createHttpNet } from '../net/http/http.js';
import { openSqliteStore } from '../store/sqlite/sqlite.js';
import { openLog } from './log.js';
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
  /** Warms the grouper and lets messages travel; polls feeds unless told not to. */
  start(options: { readonly polls: boolean }): Promise<void>;
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
  let polling = false;
  return {
    bus,
    start: async ({ polls }) => {
      await store.documents.prune(clock() - config.keepDocumentsDays * dayMs);
      await grouper.warm();
      bus.start();
      polling = polls;
      if (polls) fetcher.start();
    },
    stop: async () => {
      if (polling) await fetcher.stop();
      await bus.stop();
      await reader.close();
    },
  };
}

/** What a thread or process needs to know to watch; plain data, so that it can be handed over. */
export interface WatchOrder {
  readonly file: string;
  readonly config: Config;
}

/** Opens everything the way needs and starts it. */
export async function watchData({ file, config }: WatchOrder): Promise<{ stop(): Promise<void> }> {
  const log = openLog(config.logLevel);
  const clock = Date.now;
  const newId = uuidv7;
  const store = await openSqliteStore({ file, clock, newId });
  const net = createHttpNet({ config });
  const random = Math.random;
  const workshop = assembleWorkshop({ store, net, clock, config, newId, random, log });
  await workshop.start({ polls: true });
  return {
    stop: async () => {
      await workshop.stop();
      await net.close();
      await store.close();
    },
  };
}
