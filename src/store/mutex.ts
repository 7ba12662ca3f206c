// Runs one piece of work at a time, in the order asked for.

import { StoreFault } from './store.js';

/** The longest wait. It frees a transaction that waits for work which waits for it. */
const waitMsMax = 30_000;

export interface Mutex {
  /** Fault `unavailable` when `work` could not begin within 30 seconds. */
  run<T>(work: () => T | Promise<T>): Promise<T>;
}

export function createMutex(): Mutex {
  const waiting = new Set<() => void>();
  let locked = false;

  const wait = () =>
    new Promise<void>((resolve, reject) => {
      const go = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        waiting.delete(go);
        reject(new StoreFault('unavailable', 'The database was busy for too long.'));
      }, waitMsMax);
      waiting.add(go);
    });
  const unlock = () => {
    const [next] = waiting;
    if (next === undefined) {
      locked = false;
      return;
    }
    waiting.delete(next);
    next();
  };

  return {
    run: async (work) => {
      if (locked) await wait();
      locked = true;
      try {
        return await work();
      } finally {
        unlock();
      }
    },
  };
}
