// Takes turns: one piece of work at a time, in the order asked for.

import { StoreFault } from '../store.js';

/** Longest wait for a turn; it ends the wait of a transaction for one that waits for it. */
const waitMsMax = 30_000;

export interface Turns {
  take<T>(work: () => T | Promise<T>): Promise<T>;
}

export function createTurns(): Turns {
  const waiting = new Set<() => void>();
  let taken = false;

  const wait = () =>
    new Promise<void>((resolve, reject) => {
      const go = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        waiting.delete(go);
        reject(new StoreFault('unavailable', 'The database is busy beyond patience.'));
      }, waitMsMax);
      waiting.add(go);
    });
  const pass = () => {
    const [next] = waiting;
    if (next === undefined) {
      taken = false;
      return;
    }
    waiting.delete(next);
    next();
  };

  return {
    take: async (work) => {
      if (taken) await wait();
      taken = true;
      try {
        return await work();
      } finally {
        pass();
      }
    },
  };
}
