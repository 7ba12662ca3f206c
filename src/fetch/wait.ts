// Timers, an abort signal for many listeners, and work that is done only once.

import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

/** Resolves after `ms` milliseconds, or early when the signal aborts. Never rejects. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** Sleeps by the real clock. */
export const realSleep: Sleep = async (ms, signal) => {
  await wait(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
};

/** Runs `work` at the first call and shares its result; runs it again only after a failure. */
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

/** How many requests one signal may abort. Node reports more than ten listeners as a leak. */
const listenersMax = 10_000;

/** An abort signal that hundreds of requests can listen to. */
export function openAbort(): AbortController {
  const controller = new AbortController();
  setMaxListeners(listenersMax, controller.signal);
  return controller;
}
