// Reports to the operator when writing fails and when it works again: one sentence each, even if
// many writes fail in between.

import type { DatabasePlace } from '../app.js';
import type { Clock } from '../domain/clock.js';
import type { Fault } from '../domain/fault.js';
import { secondMs } from '../domain/time.js';
import { adviceOn } from '../outage.js';

export interface OutageDeps {
  readonly database: DatabasePlace;
  readonly clock: Clock;
  readonly print: (sentence: string) => void;
}

/** On an almost full disk small writes succeed between larger ones that fail. */
const calmMs = 16 * secondMs;

/** Returns a function to be called after every write, with its fault if it failed. */
export function createOutageReporter({
  database,
  clock,
  print,
}: OutageDeps): (fault?: Fault) => void {
  let failedAt: number | undefined;
  return (fault) => {
    if (fault === undefined) {
      if (failedAt === undefined || clock() - failedAt < calmMs) return;
      failedAt = undefined;
      print('muster: Writing works again; waiting work continues.');
      return;
    }
    const isNew = failedAt === undefined;
    failedAt = clock();
    if (!isNew) return;
    const { cause, message } = fault;
    const because = cause instanceof Error ? [cause.message] : [];
    const { state, advice } = adviceOn([message, ...because], database);
    const what =
      state === 'full' ? 'The disk is full: no new reports are read or published.' : message;
    print(`muster: ${what} Published pages can still be read. ${advice}`);
  };
}
