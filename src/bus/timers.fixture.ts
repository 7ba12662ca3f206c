// A clock and timers that a test moves on by hand.

import type { Clock } from '../domain/clock.js';

export interface HandTimers {
  readonly clock: Clock;
  readonly schedule: (delayMs: number, work: () => void) => () => void;
  /** Moves the clock on and runs the timers that are due, the earliest first. */
  pass(ms: number): void;
}

export function handTimers(start: number): HandTimers {
  let now = start;
  const waiting = new Set<{ readonly at: number; readonly work: () => void }>();
  const nextBefore = (end: number) =>
    [...waiting].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
  return {
    clock: () => now,
    schedule: (delayMs, work) => {
      const timer = { at: now + delayMs, work };
      waiting.add(timer);
      return () => waiting.delete(timer);
    },
    pass: (ms) => {
      const end = now + ms;
      for (let timer = nextBefore(end); timer; timer = nextBefore(end)) {
        waiting.delete(timer);
        now = Math.max(now, timer.at);
        timer.work();
      }
      now = end;
    },
  };
}
