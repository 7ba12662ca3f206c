// Deletes the bodies of old documents every hour.

import type { Clock } from '../domain/clock.js';
import type { Log } from '../domain/log.js';
import { hourMs } from '../domain/time.js';
import { isOutage, type Documents } from '../store/store.js';

export interface PruningDeps {
  readonly documents: Documents;
  readonly clock: Clock;
  readonly log: Log;
  /** How long a document is kept after it was read. */
  readonly keepMs: number;
  /** Runs `work` at intervals; returns a function that ends it. Default: real time. */
  readonly every?: (periodMs: number, work: () => void) => () => void;
}

export interface Pruning {
  /** Prunes once, then every hour. */
  start(): Promise<void>;
  /** Waits for the run under way. Idempotent. */
  stop(): Promise<void>;
}

export function createPruning(deps: PruningDeps): Pruning {
  const { documents, clock, log, keepMs, every = inRealTime } = deps;
  let underWay: Promise<void> = Promise.resolve();
  let end = (): void => undefined;
  const prune = async (): Promise<void> => {
    try {
      await documents.prune(clock() - keepMs);
    } catch (fault) {
      const level = isOutage(fault) ? 'info' : 'error';
      log[level]({ fault }, 'Old documents could not be deleted; the next try is in an hour.');
    }
  };
  const pruneNext = (): Promise<void> => (underWay = underWay.then(prune));
  return {
    start: async () => {
      await pruneNext();
      end = every(hourMs, () => void pruneNext());
    },
    stop: async () => {
      end();
      await underWay;
    },
  };
}

const inRealTime: NonNullable<PruningDeps['every']> = (periodMs, work) => {
  const timer = setInterval(work, periodMs).unref();
  return () => clearInterval(timer);
};
