// The parts of a bus under test, and failures that a test causes.

import type { Clock } from '../domain/clock.js';
import type { Log } from '../domain/log.js';
import { StoreFault, type Store } from '../store/store.js';
import type { HandTimers } from './timers.fixture.js';

export interface BusParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly schedule: HandTimers['schedule'];
}

/** The store, but its transactions fail as on a full disk while `isFull()` is true. */
export function fullWhile(store: Store, isFull: () => boolean): Store {
  const fault = () => Promise.reject(new StoreFault('unavailable', 'The disk is full.'));
  return { ...store, transaction: (work) => (isFull() ? fault() : store.transaction(work)) };
}

export function openPromise(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
