// Watches the feeds: opens everything the pipeline needs, starts it, and plays the demo's past.

import type { DatabasePlace, Running } from '../app.js';
import type { Config } from '../config.js';
import { asFault, type FaultCode } from '../domain/fault.js';
import { wrongInKnowledge } from '../group/group.js';
import { createHttpNet } from '../net/http/http.js';
import { openDatabase } from './database.js';
import { assemblePipeline } from './assemble-pipeline.js';
import { catchUp, type Past } from './catch-up.js';
import { openMeaning } from './meaning.js';
import { openLog } from './log.js';
import { createOutageReporter } from './outage-reporter.js';
import { openPlayClock } from './play-clock.js';
import { openStateFile, stateFileOf } from './state-file.js';
import { productVersion } from '../version.js';
import type { Environment } from './environment.js';

/** What a thread or process needs in order to watch. Plain data, so that a thread can get it. */
export interface WatchOptions {
  readonly database: DatabasePlace;
  readonly config: Config;
  /** The demo's days before its start. They are played before the feeds are polled. */
  readonly past?: Past;
}

/** What the watching thread reports to the main thread. A fault means that it cannot go on. */
export type ThreadMessage =
  | 'ready'
  | 'caught up'
  | { readonly code: FaultCode; readonly message: string; readonly because: Error | undefined };

export interface Watching extends Running {
  /** Resolves when the demo's past has been played; never resolves without a past. */
  readonly caughtUp: Promise<void>;
}

/** Resolves when the pipeline runs. Rejects, with everything closed, when it cannot start. */
export async function watchData(
  { database, config, past }: WatchOptions,
  environment: Environment,
): Promise<Watching> {
  const log = openLog(config.logLevel);
  const play = openPlayClock(environment.clock, past?.memory);
  const onWrite = createOutageReporter({ ...environment, database, print: console.error });
  const meaning = await openMeaning({ config, clock: environment.clock, log });
  const store = await openDatabase(database, { ...environment, clock: play.now, onWrite });
  const net = createHttpNet({ config });
  const kept = { file: openStateFile(stateFileOf(database.file)), release: productVersion() };
  const deps = { ...environment, store, net, clock: play.now, config, log, kept, meaning };
  for (const sentence of wrongInKnowledge()) console.error(`muster: ${sentence}`);
  const pipeline = assemblePipeline(deps);
  const closeAll = async (): Promise<void> => {
    await net.close();
    await meaning?.by.close();
    await store.close();
  };
  try {
    await pipeline.start();
  } catch (thrown) {
    await closeAll();
    throw thrown;
  }
  let stopped = false;
  const moments = past?.moments ?? [];
  const following = (async () => {
    await catchUp(moments, { ...pipeline, store, clock: play }, () => stopped);
    if (!stopped) pipeline.fetcher.start();
  })();
  const caughtUp = new Promise<void>((resolve) => {
    const report = (): void => (stopped ? undefined : resolve());
    if (moments.length > 0) void following.then(report, () => undefined);
  });
  const failed = new Promise<Error>((resolve) => {
    // After stop() an aborted play is no failure.
    following.catch((thrown: unknown) => {
      if (!stopped) resolve(asFault(thrown, 'watching the feeds'));
    });
  });
  return {
    failed,
    caughtUp,
    stop: async () => {
      stopped = true;
      await pipeline.stop();
      await following.catch(() => undefined);
      await closeAll();
    },
  };
}
