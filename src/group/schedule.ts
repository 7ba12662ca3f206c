// When hindsight runs: slice by slice while no message waits, and now and then when many wait.

import type { Clock } from '../domain/clock.js';
import { minuteMs } from '../domain/time.js';
import type { Change } from './change.js';
import type { Engine } from './engine/engine.js';

/** What a slice came to: `later` when it could not be done. */
export type Sliced = 'more' | 'done' | 'later';

export interface ScheduleOptions {
  readonly clock: Clock;
  /** Does one slice. Never rejects. */
  readonly slice: () => Promise<Sliced>;
  /** Timers; `setTimeout` by default. The answer cancels it. */
  readonly timer?: ((delayMs: number, work: () => void) => () => void) | undefined;
}

export interface Schedule {
  /** Runs a message's work as soon as the slice under way is done. */
  message<T>(work: () => Promise<T>): Promise<T>;
  /** Says when a look back ended before this began, ms UTC: the next one rests from then. */
  restSince(at: number): void;
  /** Does all there is to do without waiting for the next round, as far as the store lets it. */
  finish(): Promise<void>;
  /** No slice begins any more; resolves when none is under way. */
  stop(): Promise<void>;
}

/** Nothing waits when no message came for so long. */
const quietMs = 1_000;
/** A look back begins so long after the last one ended, lest pages change with every report. */
const restMs = 5 * minuteMs;

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

  /** One after another, whatever came of the one before. */
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
    restsUntil = clock() + restMs;
    if (sliced === 'later') plan(restMs);
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
        // A clock that was set back must not make it rest for longer than it may.
        const rest = isMidway ? 0 : Math.min(restsUntil - clock(), restMs);
        plan(Math.max(quietMs, rest));
      }
    },
    restSince(at) {
      restsUntil = at + restMs;
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

const timers: NonNullable<ScheduleOptions['timer']> = (delayMs, work) => {
  const timer = setTimeout(work, delayMs).unref();
  return () => clearTimeout(timer);
};

export interface Pacing {
  /** The slice that is due after so many more reports were placed, if one is. */
  placed(engine: Engine, reports: number): readonly Change[];
  /** One slice; undefined when there is nothing left to do. */
  slice(engine: Engine): readonly Change[] | undefined;
  /** A snapshot taken now would make hindsight begin anew. */
  isMidway(): boolean;
}

/** Reports placed for each slice … */
const reportsPerSlice = 20;
/** … and before it begins anew. */
const reportsPerLook = 200;

export function createPacing(): Pacing {
  /** Since the last slice; negative while hindsight is not due. */
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
