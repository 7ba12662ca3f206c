// A progress bar on a terminal; nothing in a script.

import { SingleBar } from 'cli-progress';

export interface Progress {
  at(done: number, all?: number): void;
  end(): void;
}

export function openProgress(doing: string, all: number): Progress {
  if (!process.stderr.isTTY) return { at: () => undefined, end: () => undefined };
  const bar = new SingleBar({
    format: `${doing} {bar} {percentage} % · {value}/{total} · {eta_formatted} left`,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(all, 0);
  return {
    at: (done, total) => {
      if (total !== undefined) bar.setTotal(total);
      bar.update(done);
    },
    end: () => bar.stop(),
  };
}
