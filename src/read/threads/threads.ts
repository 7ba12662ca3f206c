// Door of threads: reads hostile bytes off the main thread and under a deadline. A reading that
// hangs or exhausts memory costs its worker; other readings continue.

import type { readFeed } from '../feed/feed.js';
import type { readPage } from '../page/page.js';
import { startWorker, type WorkerHandle } from './worker-handle.js';
import type { Task, ThreadAnswer } from './task.js';

export type { GaveUp, Task, ThreadAnswer } from './task.js';

/** Deadlines from the start of the reading, in ms. A worker that exceeds its deadline is killed. */
export const pageDeadlineMs = 5_000;
export const feedDeadlineMs = 10_000;
/** A worker that needs more memory is ended. */
const memoryMiBMax = 512;

export interface Threads {
  /** Waits for a free worker, then runs the task. Never rejects. */
  run<Args extends readonly unknown[], Output>(
    task: Task<Args, Output>,
    ...args: Args
  ): Promise<ThreadAnswer<Output>>;
  /** Ends all workers and gives up running and waiting tasks. Idempotent. */
  close(): Promise<void>;
}

export const pageTask: Task<Parameters<typeof readPage>, ReturnType<typeof readPage>> = {
  module: sibling('../page/page'),
  name: 'readPage',
  deadlineMs: pageDeadlineMs,
};

export const feedTask: Task<Parameters<typeof readFeed>, ReturnType<typeof readFeed>> = {
  module: sibling('../feed/feed'),
  name: 'readFeed',
  deadlineMs: feedDeadlineMs,
};

/** At most `count` workers, started on demand. Idle workers do not keep the process alive. */
export function openThreads(count: number): Threads {
  const idle: WorkerHandle[] = [];
  const busy = new Set<WorkerHandle>();
  const waiting: (() => void)[] = [];
  let closed = false;

  const take = async (): Promise<WorkerHandle | undefined> => {
    while (!closed && idle.length === 0 && busy.size >= Math.max(1, count)) {
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    if (closed) return undefined;
    const worker = idle.pop() ?? startWorker(sibling('./worker'), memoryMiBMax);
    busy.add(worker);
    return worker;
  };
  const giveBack = (worker: WorkerHandle): void => {
    busy.delete(worker);
    if (!worker.isDead() && !closed) idle.push(worker);
    waiting.shift()?.();
  };
  return {
    async run(task, ...args) {
      const worker = await take();
      if (worker === undefined) return { kind: 'gave-up', why: 'muster is stopping' };
      const answer = await worker.run(task, args);
      giveBack(worker);
      // The worker ran the function that the task's types describe.
      return answer as ThreadAnswer<never>;
    },
    async close() {
      closed = true;
      for (const wake of waiting.splice(0)) wake();
      await Promise.all([...idle.splice(0), ...busy].map((worker) => worker.end()));
    },
  };
}

/** A module relative to this one, as source or built like this one. */
function sibling(path: string): URL {
  const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
  return new URL(`${path}${extension}`, import.meta.url);
}
