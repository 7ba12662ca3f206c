// The demo's clock: it runs through the days before the start, then it is the wall's. The newsroom
// and the way stand in two threads, so the time is shared memory.

import type { Clock } from '../domain/clock.js';

export interface PlayClock {
  readonly now: Clock;
  /** Stands still at `time` (ms UTC); undefined lets it follow the wall. */
  standAt(time: number | undefined): void;
  /** Hand this to the other thread. */
  readonly memory: SharedArrayBuffer;
}

const following = 0n;

export function openPlayClock(wall: Clock, memory = new SharedArrayBuffer(8)): PlayClock {
  const cell = new BigInt64Array(memory);
  return {
    memory,
    now: () => {
      const stood = Atomics.load(cell, 0);
      return stood === following ? wall() : Number(stood);
    },
    standAt: (time) => {
      Atomics.store(cell, 0, time === undefined ? following : BigInt(Math.round(time)));
    },
  };
}
