// Whose turn it is: messages come first, and hindsight works while none waits, slice by slice.

import type { Clock } from '../domain/clock.js';
import { minuteMs } from '../domain/time.js';

/** What a slice came to: `later` when it could not be done. */
export type Sliced = 'more' | 'done' | 'later';

export interface TurnsParts {
  readonly clock: Clock;
  /** Does one slice. Never rejects. */
  readonly slice: () => Promise<Sliced>;
  /** Timers; `setTimeout` by default. The answer cancels it. */
  readonly schedule?: ((delayMs: number, work: () => void) => () => void) | undefined;
}

export interface Turns {
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

export function createTurns({ clock, slice, schedule = timers }: TurnsParts): Turns {
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

const timers: NonNullable<TurnsParts['schedule']> = (delayMs, work) => {
  const timer = setTimeout(work, delayMs).unref();
  return () => clearTimeout(timer);
};
