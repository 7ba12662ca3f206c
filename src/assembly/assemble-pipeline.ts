// Puts the stages together on one store: what runs behind the site, and in a replay.

import type { Bus } from '../bus/bus.js';
import { createInProcessBus } from '../bus/in-process.js';
import type { Config } from '../config.js';
import type { Log } from '../domain/log.js';
import { dayMs } from '../domain/time.js';
import { createDrafter } from '../draft/draft.js';
import { createFetcher, type Fetcher } from '../fetch/fetch.js';
import { createGrouper, type StateFile } from '../group/group.js';
import type { WeighedMeaning } from '../meaning/meaning.js';
import type { Net } from '../net/net.js';
import { subscribeStages, type Stages } from '../pipeline.js';
import { createPublisher } from '../publish/publish.js';
import { createReader } from '../read/read.js';
import type { Store } from '../store/store.js';
import { createPruning } from './prune.js';
import type { Environment } from './environment.js';

export interface PipelineDeps extends Environment {
  readonly store: Store;
  readonly net: Net;
  readonly config: Config;
  readonly log: Log;
  /** The model of meaning, if the operator chose one. */
  readonly meaning?: WeighedMeaning | undefined;
  /** The file of the grouping state. Without it every start reads all reports of the window. */
  readonly kept?: { readonly file: StateFile; readonly release: string };
  /** `by-reports`: grouping judges again after so many reports, not when the clock says so. */
  readonly hindsight?: 'by-reports' | undefined;
}

export interface Pipeline {
  readonly bus: Bus;
  readonly fetcher: Fetcher;
  /** Loads the grouping state, then starts the bus. */
  start(): Promise<void>;
  /** Resolves when no message is due and hindsight has nothing left to do. */
  settle(): Promise<void>;
  /** Messages under way are finished or become due again at the next start. */
  stop(): Promise<void>;
}

/** @param alter for tests: replaces some of the stages. */
export function assemblePipeline(
  deps: PipelineDeps,
  alter: (stages: Stages) => Stages = (stages) => stages,
): Pipeline {
  const { store, config } = deps;
  const bus = createInProcessBus(deps);
  const fetcher = createFetcher({ ...deps, nudge: () => bus.nudge() });
  const reader = createReader(deps);
  const grouper = createGrouper(deps);
  const stages: Stages = {
    fetch: fetcher,
    read: reader,
    group: grouper,
    draft: createDrafter(deps),
    publish: createPublisher(deps),
  };
  subscribeStages(bus, alter(stages));
  const keepMs = config.keepDocumentsDays * dayMs;
  const pruning = createPruning({ ...deps, documents: store.documents, keepMs });
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
      // The bus stops first. Otherwise it would count the requests that the fetcher aborts as
      // failed deliveries.
      const quiet = bus.stop();
      await fetcher.stop();
      await quiet;
      await reader.close();
      await grouper.rest();
    },
  };
}
