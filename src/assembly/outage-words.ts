// Tells the operator in a sentence when nothing can be written any more, and when it can again:
// once each, however many writes fail or wait meanwhile.

import type { Clock } from '../domain/clock.js';
import type { Fault } from '../domain/fault.js';
import { secondMs } from '../domain/time.js';
import { adviceOn } from '../outage.js';

export interface OutageParts {
  readonly file: string;
  readonly clock: Clock;
  readonly tell: (sentence: string) => void;
}

/** On a disk that is all but full small writes pass between those that fail. */
const calmMs = 16 * secondMs;

/** Takes the outcome of every write: the fault that kept it from the disk, if one did. */
export function outageWords({ file, clock, tell }: OutageParts): (fault?: Fault) => void {
  let failedAt: number | undefined;
  return (fault) => {
    if (fault === undefined) {
      if (failedAt === undefined || clock() - failedAt < calmMs) return;
      failedAt = undefined;
      tell('muster: Writing works again; what waited goes on.');
      return;
    }
    const isNew = failedAt === undefined;
    failedAt = clock();
    if (!isNew) return;
    const { cause, message } = fault;
    const beneath = cause instanceof Error ? [cause.message] : [];
    const { state, advice } = adviceOn([message, ...beneath], file);
    const what =
      state === 'full' ? 'The disk is full: no new reports are read or published.' : message;
    tell(`muster: ${what} What is published can still be read. ${advice}`);
  };
}
