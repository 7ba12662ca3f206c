// The demo's clock: it is set to the days before the start one after the other, then follows the
// wall clock. The newsroom and the pipeline run in two threads, so the time is in shared memory.

import type { Clock } from '../domain/clock.js';

export interface PlayClock {
  readonly now: Clock;
  /** Stops the clock at `time`, ms UTC. Undefined lets it follow the wall clock. */
  setTo(time: number | undefined): void;
  /** For the other thread. */
  readonly memory: SharedArrayBuffer;
}

const following = 0n;

export function openPlayClock(wall: Clock, memory = new SharedArrayBuffer(8)): PlayClock {
  const cell = new BigInt64Array(memory);
  return {
    memory,
    now: () => {
      const time = Atomics.load(cell, 0);
      return time === following ? wall() : Number(time);
    },
    setTo: (time) => {
      Atomics.store(cell, 0, time === undefined ? following : BigInt(Math.round(time)));
    },
  };
}
