// Waiting in real time, and waiting for what need be done only once.

import { setTimeout as wait } from 'node:timers/promises';
import type { Sleep } from './turns.js';

export const realSleep: Sleep = async (ms, signal) => {
  await wait(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
};

/** Runs `work` at the first call, and again only if it failed. */
export function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  return () => {
    done ??= work().catch((fault: unknown) => {
      done = undefined;
      throw fault;
    });
    return done;
  };
}
