// The door of threads: heavy reading of hostile bytes, off the main thread and under a deadline. A
// reading that hangs, or eats its memory, costs its worker; its neighbours do not notice.

import type { FeedReading } from '../feed/feed.js';
import type { FeedInput } from '../feed/task.js';
import type { PageCircumstances, PageReading } from '../page/page.js';
import { startWorker, type Hand } from './hand.js';
import type { Task, ThreadAnswer } from './task.js';

export type { GaveUp, Task, ThreadAnswer } from './task.js';

/** Deadlines from the start of the reading; a worker past it is killed. */
export const pageDeadlineMs = 5_000;
export const feedDeadlineMs = 10_000;
/** Memory of one worker before it is ended. */
const memoryMiBMax = 512;

export interface Threads {
  /** Waits for a free worker, then runs the task. Never rejects. */
  run<Input, Output>(task: Task<Input, Output>, input: Input): Promise<ThreadAnswer<Output>>;
  /** Ends all workers; what is under way or waits is given up. Idempotent. */
  close(): Promise<void>;
}

export interface PageInput extends PageCircumstances {
  readonly bytes: Uint8Array;
}

export const pageTask: Task<PageInput, PageReading> = {
  module: sibling('../page/task'),
  name: 'readPageInput',
  deadlineMs: pageDeadlineMs,
};

export const feedTask: Task<FeedInput, FeedReading> = {
  module: sibling('../feed/task'),
  name: 'readFeedInput',
  deadlineMs: feedDeadlineMs,
};

/** Nothing is started before the first task, and idle workers keep no process alive. */
export function openThreads(count: number): Threads {
  const idle: Hand[] = [];
  const busy = new Set<Hand>();
  const waiting: (() => void)[] = [];
  let closed = false;

  const take = async (): Promise<Hand | undefined> => {
    while (!closed && idle.length === 0 && busy.size >= Math.max(1, count)) {
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    if (closed) return undefined;
    const hand = idle.pop() ?? startWorker(sibling('./worker'), memoryMiBMax);
    busy.add(hand);
    return hand;
  };
  const giveBack = (hand: Hand): void => {
    busy.delete(hand);
    if (!hand.isDead() && !closed) idle.push(hand);
    waiting.shift()?.();
  };
  return {
    async run(task, input) {
      const hand = await take();
      if (hand === undefined) return { kind: 'gave-up', why: 'muster is stopping' };
      const answer = await hand.run(task, input);
      giveBack(hand);
      // The worker ran the function that the task's types describe.
      return answer as ThreadAnswer<never>;
    },
    async close() {
      closed = true;
      for (const wake of waiting.splice(0)) wake();
      await Promise.all([...idle.splice(0), ...busy].map((hand) => hand.end()));
    },
  };
}

/** A module beside this one, in the form this one runs in: source or built. */
function sibling(path: string): URL {
  const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
  return new URL(`${path}${extension}`, import.meta.url);
}
