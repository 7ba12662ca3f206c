// When hindsight runs: slice by slice while no message waits, and now and then when many wait.

import type { Clock } from '../domain/clock.js';
import { hindsightPauseMs as pauseMs } from '../domain/hindsight.js';
import type { Change } from './change.js';
import type { Engine } from './engine/engine.js';

/** `later`: the slice could not be done. */
export type Sliced = 'more' | 'done' | 'later';

export interface ScheduleOptions {
  readonly clock: Clock;
  /** Does one slice. Never rejects. */
  readonly slice: () => Promise<Sliced>;
  /** `setTimeout` by default. Calling what it returns cancels the work. */
  readonly timer?: ((delayMs: number, work: () => void) => () => void) | undefined;
}

export interface Schedule {
  /** Runs a message's work as soon as the slice under way is done. */
  message<T>(work: () => Promise<T>): Promise<T>;
  /** Sets when hindsight last ended, ms UTC: the pause is counted from then. */
  restSince(at: number): void;
  /** Does all slices now, until one cannot be done. */
  finish(): Promise<void>;
  /** No slice begins any more. Resolves when none is under way. */
  stop(): Promise<void>;
}

/** Hindsight begins when no message came for so long. */
const quietMs = 1_000;
export function createSchedule({
  clock,
  slice,
  timer: schedule = timers,
}: ScheduleOptions): Schedule {
  let waiting = 0;
  let isStopped = false;
  let isMidway = false;
  let restsUntil = -Infinity;
  let last: Promise<unknown> = Promise.resolve();
  let cancel = (): void => undefined;

  /** Runs one work after another, whether the one before failed or not. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  }

  async function sliceNext(): Promise<void> {
    if (isStopped || waiting > 0) return;
    const sliced = await inTurn(slice);
    isMidway = sliced === 'more';
    if (isMidway) return plan(0);
    restsUntil = clock() + pauseMs;
    if (sliced === 'later') plan(pauseMs);
  }

  function plan(delayMs: number): void {
    cancel();
    if (isStopped || waiting > 0) return;
    cancel = schedule(delayMs, () => void sliceNext());
  }

  return {
    async message(work) {
      waiting++;
      cancel();
      try {
        return await inTurn(work);
      } finally {
        waiting--;
        // A clock that was set back must not make the pause longer.
        const rest = isMidway ? 0 : Math.min(restsUntil - clock(), pauseMs);
        plan(Math.max(quietMs, rest));
      }
    },
    restSince(at) {
      restsUntil = at + pauseMs;
    },
    async finish() {
      while (!isStopped && (await inTurn(slice)) === 'more');
    },
    async stop() {
      isStopped = true;
      cancel();
      await last;
    },
  };
}

/** Hindsight then runs by the number of reports alone, so that a replay depends on its input. */
export const noTimer: NonNullable<ScheduleOptions['timer']> = () => () => undefined;

const timers: NonNullable<ScheduleOptions['timer']> = (delayMs, work) => {
  const timer = setTimeout(work, delayMs).unref();
  return () => clearTimeout(timer);
};

export interface Pacing {
  /** Counts placed reports, and does a slice if one is due. */
  placed(engine: Engine, reports: number): readonly Change[];
  /** Does one slice. Returns undefined when there is nothing left to do. */
  slice(engine: Engine): readonly Change[] | undefined;
  /** Whether a snapshot taken now would make hindsight start over. */
  isMidway(): boolean;
}

/** Reports placed between two slices … */
const reportsPerSlice = 20;
/** … and between two runs of hindsight. */
const reportsPerLook = 200;

export function createPacing(): Pacing {
  /** Reports placed since the last slice; negative while hindsight pauses. */
  let placed = 0;
  let isMidway = false;

  function slice(engine: Engine): readonly Change[] | undefined {
    const changes = engine.hindsightSlice();
    isMidway = changes !== undefined;
    placed = isMidway ? 0 : -reportsPerLook;
    return changes;
  }

  return {
    slice,
    placed(engine, reports) {
      placed += reports;
      return placed < reportsPerSlice ? [] : (slice(engine) ?? []);
    },
    isMidway: () => isMidway,
  };
}
