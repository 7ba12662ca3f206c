// Waiting in real time, and waiting for what need be done only once.

import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Sleep } from './turns.js';

export const realSleep: Sleep = async (ms, signal) => {
  await wait(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
};

const waitersMax = 10_000;

/** What hundreds may wait for at once; Node would take more than ten for a leak. */
export function openAbort(): AbortController {
  const controller = new AbortController();
  setMaxListeners(waitersMax, controller.signal);
  return controller;
}

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
