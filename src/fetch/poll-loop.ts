// Polls the feeds that are due, a few at a time, so that a backlog after downtime is spread out.
// Store and net are passed in as functions.

import type { Clock } from '../domain/clock.js';
import type { Log } from '../domain/log.js';
import { minuteMs } from '../domain/time.js';
import type { Sleep } from './wait.js';

export interface DueFeed {
  readonly id: string;
  readonly url: string;
}

export interface PollLoopDeps {
  /** Feeds that are due, the longest overdue first. */
  readonly due: (limit: number) => Promise<readonly DueFeed[]>;
  /** Polls one feed and saves the result. */
  readonly poll: (feed: DueFeed) => Promise<void>;
  /** Drops the polls that have not begun. */
  readonly dropWaiting: () => void;
  /** Aborts the requests in progress. */
  readonly abort: () => void;
  /** How many feeds may start now, at most `wanted`. */
  readonly startsMax: (wanted: number) => number;
  /** Repairs times that lie in the future; runs at the start and after the clock was set back. */
  readonly repair: () => Promise<void>;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly log: Log;
  /** Whether the fault is an outage of the store, which is reported elsewhere. */
  readonly isOutage: (fault: unknown) => boolean;
}

export interface PollLoop {
  /** Starts the loop. Idempotent. */
  start(): void;
  /** Polls every feed that is due and waits for the results. Returns how many were polled. */
  all(): Promise<number>;
  /** Stops the loop: waits a moment for polls in progress, then aborts them. Idempotent. */
  stop(): Promise<void>;
}

const unsavedFault = 'A feed could not be polled, or its answer could not be saved.';
const loopMs = 1_000;
/** Feeds started per round at most. */
const startsPerRound = 40;
const inProgressMax = 2_000;
/** Delay for a feed whose answer could not be saved: the outlet must not pay for our fault. */
const deferMs = 5 * minuteMs;
/** A clock set back by more than this was wrong before. */
const setBackMsMin = minuteMs;
/** Pause of the loop after the store failed. */
const outagePauseMs = 15_000;
const stopGraceMs = 4_000;

export function createPollLoop(deps: PollLoopDeps): PollLoop {
  const { clock, sleep } = deps;
  const complain = complaintsOf(deps);
  const inProgress = new Map<string, Promise<void>>();
  const deferred = new Map<string, number>();
  const stopping = new AbortController();
  let loop: Promise<void> | undefined;

  const launch = (feed: DueFeed): void => {
    const { id } = feed;
    const polled = deps
      .poll(feed)
      .catch((fault: unknown) => {
        if (stopping.signal.aborted) return;
        deferred.set(id, clock() + deferMs);
        complain({ fault, feedId: id }, unsavedFault);
      })
      .finally(() => inProgress.delete(id));
    inProgress.set(id, polled);
  };
  /** Starts feeds that are due, except those in `passed`. Returns how many were started. */
  const claim = async (limit: number, passed?: Set<string>): Promise<number> => {
    const now = clock();
    dropExpired(deferred, now);
    const room = Math.min(limit, inProgressMax - inProgress.size);
    if (room <= 0 || stopping.signal.aborted) return 0;
    const due = await deps.due(inProgress.size + deferred.size + (passed?.size ?? 0) + room);
    const isFree = ({ id }: DueFeed) =>
      !inProgress.has(id) && !deferred.has(id) && !passed?.has(id);
    const fresh = due.filter(isFree).slice(0, room);
    for (const feed of fresh) {
      passed?.add(feed.id);
      launch(feed);
    }
    return fresh.length;
  };
  const runLoop = async (): Promise<void> => {
    let pauseMs = loopMs;
    let lastRoundAt = Infinity;
    while (!stopping.signal.aborted) {
      try {
        if (clock() < lastRoundAt - setBackMsMin) await deps.repair();
        lastRoundAt = clock();
        await claim(deps.startsMax(startsPerRound));
        pauseMs = loopMs;
      } catch (fault) {
        complain({ fault }, 'The list of due feeds could not be read.');
        pauseMs = outagePauseMs;
      }
      await sleep(pauseMs, stopping.signal);
    }
  };
  const settled = async (): Promise<void> => {
    while (inProgress.size > 0) await Promise.all(inProgress.values());
  };
  return {
    start: () => {
      loop ??= runLoop();
    },
    all: async () => {
      const passed = new Set<string>();
      while ((await claim(inProgressMax, passed)) > 0) await settled();
      return passed.size;
    },
    stop: async () => {
      stopping.abort();
      deps.dropWaiting();
      await settledOrAborted(settled(), deps);
      await loop;
    },
  };
}

/** A time beyond `deferMs` was set by a clock that was ahead. */
function dropExpired(deferred: Map<string, number>, now: number): void {
  for (const [id, until] of deferred) {
    if (until <= now || until > now + deferMs) deferred.delete(id);
  }
}

/** Gives requests in progress a moment, then aborts them. */
async function settledOrAborted(settled: Promise<void>, deps: PollLoopDeps): Promise<void> {
  const done = new AbortController();
  const ended = settled.finally(() => done.abort());
  await Promise.race([ended, deps.sleep(stopGraceMs, done.signal)]);
  deps.abort();
  await ended;
}

function complaintsOf({ log, isOutage }: Pick<PollLoopDeps, 'log' | 'isOutage'>) {
  return (fields: { readonly fault: unknown; readonly feedId?: string }, text: string): void =>
    log[isOutage(fields.fault) ? 'info' : 'error'](fields, text);
}
