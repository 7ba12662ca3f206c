// Notices when the database is deleted or moved while muster runs. SQLite would go on writing into
// a file that nobody can open again.

import { statSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '../domain/fault.js';
import type { DatabasePlace } from '../app.js';
import { secondMs } from '../domain/time.js';

export interface DataWatchdog {
  /** Resolves with Fault `unavailable` when the file is gone or replaced; never for a server. */
  readonly failed: Promise<Error>;
  /** A failure as it is, or the Fault above when the file is gone: then that is the cause. */
  causeOf(failure: Error): Error;
  stop(): void;
}

const checkMs = 2 * secondMs;

export function watchDataFile({ file, server }: DatabasePlace, periodMs = checkMs): DataWatchdog {
  const opened = identityOf(file);
  const isGone = (): boolean => server === undefined && identityOf(file) !== opened;
  let timer: NodeJS.Timeout | undefined;
  const failed = new Promise<Error>((resolve) => {
    if (server !== undefined) return;
    timer = setInterval(() => {
      if (!isGone()) return;
      clearInterval(timer);
      resolve(goneFault(file));
    }, periodMs);
    timer.unref();
  });
  return {
    failed,
    causeOf: (failure) => (isGone() ? goneFault(file) : failure),
    stop: () => clearInterval(timer),
  };
}

const goneFault = (file: string): Fault =>
  new Fault(
    'unavailable',
    `The database ${path.basename(file)} in ${path.dirname(file)} was deleted or moved while ` +
      'muster ran. Put it back or restore a backup (muster restore FILE), then start muster again.',
  );

/** Empty when the file is missing. */
function identityOf(file: string): string {
  const { dev, ino } = statSync(file, { throwIfNoEntry: false }) ?? {};
  return ino === undefined ? '' : `${dev} ${ino}`;
}
